import type { TSchema } from 'typebox';
import { Compile, type Validator } from 'typebox/compile';
import { Settings } from 'typebox/system';
import { PATTERN_MEANINGS } from './pattern-meanings';

/** What is wrong and where: a JSON Pointer (RFC 6901) and a sentence that continues it. */
export interface Fault {
  readonly pointer: string;
  readonly message: string;
}

// Every fault is told at once; the library stops at eight unless told otherwise. There is an end to it: a body of a megabyte has room for 100,000.
Settings.Set({ maxErrors: 1_000 });

const compiled = new WeakMap<TSchema, Validator>();

const validatorOf = (schema: TSchema): Validator => {
  let validator = compiled.get(schema);
  if (!validator) compiled.set(schema, (validator = Compile(schema)));
  return validator;
};

/** Whether `value` matches `schema` (JSON Schema 2020-12); compiled once per schema object. */
export const matches = (schema: TSchema, value: unknown): boolean => validatorOf(schema).Check(value);

/** A member name as a segment of a JSON Pointer (RFC 6901). */
export const pointerSegment = (name: string | number): string =>
  `/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`;

/** All faults of `value` against `schema`, one per place and reason; empty when it matches. */
export function faultsOf(schema: TSchema, value: unknown, at = ''): Fault[] {
  const validator = validatorOf(schema);
  if (validator.Check(value)) return [];
  const faults = new Map<string, Fault>();
  for (const error of validator.Errors(value)) {
    for (const fault of explain(error)) {
      const placed = { pointer: at + fault.pointer, message: fault.message };
      faults.set(`${placed.pointer} ${placed.message}`, placed);
    }
  }
  // All that the library told before it stopped may be shadows of one fault, and a value that does not match has one.
  return faults.size > 0
    ? [...faults.values()]
    : [{ pointer: at, message: 'is wrong in too many places to tell each' }];
}

interface SchemaError {
  readonly keyword: string;
  readonly instancePath: string;
  readonly params: Record<string, unknown>;
  readonly message: string;
}

function explain({ keyword, instancePath, params, message }: SchemaError): Fault[] {
  const here = (text: string): Fault[] => [{ pointer: instancePath, message: text }];
  const each = (names: unknown, text: string): Fault[] =>
    (names as string[]).map((name) => ({ pointer: instancePath + pointerSegment(name), message: text }));
  switch (keyword) {
    case 'required':
      return each(params['requiredProperties'], 'is missing');
    case 'additionalProperties':
      return each(params['additionalProperties'], 'is not a known member here');
    case 'boolean': // the shadow of additionalProperties
    case 'anyOf': // its branches tell more
      return [];
    case 'const':
      return here(`must be ${JSON.stringify(params['allowedValue'])}`);
    case 'enum':
      return here(
        `must be one of ${(params['allowedValues'] as unknown[]).map((value) => JSON.stringify(value)).join(', ')}`,
      );
    case 'pattern':
      return here(PATTERN_MEANINGS.get(params['pattern']) ?? message);
    default:
      return here(message);
  }
}
