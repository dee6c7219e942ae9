import type { TSchema } from 'typebox';
import { Absence, absenceNames } from '../values/absence';

/** A JSON Schema as plain data. */
export type JsonSchema = Readonly<Record<string, unknown>>;
/** What is put in the place of the schema of one field. */
export type Place = (schema: unknown) => JsonSchema;

export const ABSENCE = 'absence';
const absence = { $ref: `#/$defs/${ABSENCE}` };

/** For validation and for readers: the value or an absence. */
export const orAbsent: Place = (schema) => ({ anyOf: [schema, absence] });

/** For telling faults: the same values match, but only the branch that was meant is looked at, so that only its faults are told. */
export const absentIfMeant: Place = (schema) => ({
  if: { type: 'object', minProperties: 1, propertyNames: { enum: absenceNames } },
  then: absence,
  else: schema,
});

const isObject = (value: unknown): value is JsonSchema => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The schema with an absence admitted in place of the whole value and, at any depth, of each member and item. Subschemas that ask a
 * question instead of describing a field (`not`, `if`, `contains`, `propertyNames` and their like) stay as written.
 */
export function admitAbsences({ $defs, ...schema }: JsonSchema, place: Place): TSchema {
  return { $defs: { ...mapValues($defs, (definition) => within(definition, place)), [ABSENCE]: Absence }, ...place(within(schema, place)) };
}

function within(schema: unknown, place: Place): unknown {
  if (!isObject(schema)) return schema;
  const field = (subschema: unknown): unknown => (isObject(subschema) ? place(within(subschema, place)) : subschema);
  const branch = (subschema: unknown): unknown => within(subschema, place);
  return Object.fromEntries(
    Object.entries(schema).map(([keyword, operand]) => {
      switch (keyword) {
        case 'properties':
        case 'patternProperties':
          return [keyword, mapValues(operand, field)];
        case 'items':
        case 'additionalProperties':
          return [keyword, field(operand)];
        case 'prefixItems':
          return [keyword, (operand as unknown[]).map(field)];
        case 'anyOf':
        case 'oneOf':
        case 'allOf':
          return [keyword, (operand as unknown[]).map(branch)];
        default:
          return [keyword, operand];
      }
    }),
  );
}

const mapValues = (record: unknown, change: (value: unknown) => unknown): JsonSchema =>
  Object.fromEntries(Object.entries((record ?? {}) as JsonSchema).map(([name, value]) => [name, change(value)]));
