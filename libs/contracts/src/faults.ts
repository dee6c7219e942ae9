import type { TSchema } from 'typebox';
import { Compile, type Validator } from 'typebox/compile';
import { Settings } from 'typebox/system';
import { ofFormsMeant, type SchemaError } from './forms-meant';
import { pointerSegment } from './json-pointer';
import { MAX_FAULTS } from './max-faults';
import { meaningOfPattern } from './pattern-meanings';
import { withShortLists } from './short-lists';

/** A fault of a value: a JSON Pointer (RFC 6901) to its place, and a sentence that continues the pointer. */
export interface Fault {
  readonly pointer: string;
  readonly message: string;
}

// The library stops at eight by default.
Settings.Set({ maxErrors: MAX_FAULTS });

const compiled = new WeakMap<TSchema, Validator>();

const validatorOf = (schema: TSchema): Validator => {
  let validator = compiled.get(schema);
  if (!validator) compiled.set(schema, (validator = Compile(schema)));
  return validator;
};

/** Returns true if `value` matches `schema` (JSON Schema 2020-12). Compiled once per schema object. */
export const matches = (schema: TSchema, value: unknown): boolean => validatorOf(schema).Check(value);

/** Returns the faults of `value` against `schema`, one per place and reason and at most `MAX_FAULTS`; empty if it matches. */
export function faultsOf(schema: TSchema, value: unknown, at = ''): Fault[] {
  const validator = validatorOf(schema);
  return validator.Check(value) ? [] : placedFaults(validator.Errors(withShortLists(value)), at);
}

/** The same, but where one of several forms is taken, only the faults of those that the value looks like. */
export function faultsAsMeant(schema: TSchema, value: unknown, at = ''): Fault[] {
  const validator = validatorOf(schema);
  if (validator.Check(value)) return [];
  const short = withShortLists(value);
  return placedFaults(ofFormsMeant(validator.Errors(short), { schema, value: short }), at);
}

function placedFaults(errors: readonly SchemaError[], at: string): Fault[] {
  const faults = new Map<string, Fault>();
  for (const error of errors) {
    for (const fault of explain(error)) {
      if (faults.size === MAX_FAULTS) return [...faults.values()];
      const placed = { pointer: at + fault.pointer, message: fault.message };
      faults.set(`${placed.pointer} ${placed.message}`, placed);
    }
  }
  // All errors before the library's limit may be consequences that `explain` drops, but a value that does not match has at least one fault.
  return faults.size > 0
    ? [...faults.values()]
    : [{ pointer: at, message: 'is wrong in too many places to tell each' }];
}

/** The message of the fault of a member that is not in the schema. */
export const UNKNOWN_MEMBER = 'is not a known member here';

function explain({ keyword, instancePath, params, message }: SchemaError): Fault[] {
  const here = (text: string): Fault[] => [{ pointer: instancePath, message: text }];
  const each = (names: unknown, text: string): Fault[] =>
    (names as string[]).map((name) => ({ pointer: instancePath + pointerSegment(name), message: text }));
  switch (keyword) {
    case 'required':
      return each(params['requiredProperties'], 'is missing');
    case 'additionalProperties':
      return each(params['additionalProperties'], UNKNOWN_MEMBER);
    case 'boolean': // a consequence of additionalProperties
    case 'anyOf': // its branches give more precise errors
      return [];
    case 'const':
      return here(`must be ${JSON.stringify(params['allowedValue'])}`);
    case 'enum':
      return here(
        `must be one of ${(params['allowedValues'] as unknown[]).map((value) => JSON.stringify(value)).join(', ')}`,
      );
    case 'pattern':
      return here(meaningOfPattern(params['pattern']) ?? message);
    default:
      return here(message);
  }
}
