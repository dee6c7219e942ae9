import type { TSchema } from 'typebox';
import type { TLocalizedValidationError } from 'typebox/error';
import type { Fault } from '../faults';
import { pointerNames, pointerSegment } from '../json-pointer';
import type { JsonSchema } from './admit-absences';

/** Converts the errors of a validator of `schema` to faults: one per place and reason, in the order found. */
export function explainErrors(schema: TSchema, errors: readonly TLocalizedValidationError[]): Fault[] {
  const faults = new Map<string, Fault>();
  for (const error of errors) {
    for (const fault of explain(schema, error)) faults.set(`${fault.pointer} ${fault.message}`, fault);
  }
  return [...faults.values()];
}

function explain(schema: TSchema, error: TLocalizedValidationError): Fault[] {
  const here = (message: string): Fault[] => [{ pointer: error.instancePath, message }];
  switch (error.keyword) {
    case 'required':
      return error.params.requiredProperties.map((name) => ({
        pointer: error.instancePath + pointerSegment(name),
        message: 'is missing',
      }));
    case 'boolean':
      return here('is not a known member here');
    case 'type':
      return here(`must be ${[error.params.type].flat().map(named).join(' or ')}`);
    case 'enum':
      return here(`must be one of ${error.params.allowedValues.map((value) => JSON.stringify(value)).join(', ')}`);
    case 'const':
      return here(`must be ${JSON.stringify(error.params.allowedValue)}`);
    case 'minLength':
    case 'minItems':
    case 'minProperties':
      return here(error.params.limit === 1 ? 'must not be empty' : error.message);
    case 'pattern':
      return here(formOf(schemaAt(schema, error.schemaPath)) ?? error.message);
    case 'oneOf':
      return error.params.passingSchemas.length > 1 ? here('matches more than one of the alternatives') : [];
    case 'additionalProperties': // the member itself has an error of its own
    case 'anyOf': // its branches have errors of their own, and so has an else, but not a then
      return [];
    case 'if':
      return error.params.failingKeyword === 'then' ? here(error.message) : [];
    default:
      return here(error.message);
  }
}

const articles: Readonly<Record<string, string>> = {
  object: 'an object',
  array: 'a list',
  integer: 'a whole number',
  boolean: 'true or false',
};
const named = (type: string): string => articles[type] ?? `a ${type}`;

const formOf = ({ description }: JsonSchema): string | null =>
  typeof description === 'string' ? `must be ${description}` : null;

/** Returns the subschema that an error is about. Its path is the path of the evaluation, so references are followed. */
function schemaAt(root: TSchema, path: string): JsonSchema {
  let node = root as JsonSchema;
  for (const segment of pointerNames(path)) node = followed(root, node[segment] as JsonSchema);
  return node;
}

const followed = (root: TSchema, node: JsonSchema): JsonSchema =>
  typeof node['$ref'] === 'string' ? schemaAt(root, node['$ref']) : node;
