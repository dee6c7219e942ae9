import type { TSchema } from 'typebox';
import { Absence, absenceNames } from '../values/absence';

/** A JSON Schema as plain data. */
export type JsonSchema = Readonly<Record<string, unknown>>;

export const ABSENCE = 'absence';
const absence = { $ref: `#/$defs/${ABSENCE}` };

/**
 * The schema with an absence admitted in place of the whole value and, at any depth, of each member and item. Subschemas that ask a
 * question instead of describing a field (`not`, `if`, `contains`, `propertyNames` and their like) stay as written.
 */
export function admitAbsences({ $defs, ...schema }: JsonSchema): TSchema {
  return { $defs: { ...mapValues($defs, within), [ABSENCE]: Absence }, anyOf: [within(schema), absence] };
}

const orAbsent = (schema: unknown): unknown => (isObject(schema) ? { anyOf: [within(schema), absence] } : schema);

function within(schema: unknown): unknown {
  if (!isObject(schema)) return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([keyword, operand]) => [keyword, withinOperand(keyword, operand)]),
  );
}

function withinOperand(keyword: string, operand: unknown): unknown {
  switch (keyword) {
    case 'properties':
    case 'patternProperties':
      return mapValues(operand, orAbsent);
    case 'items':
    case 'additionalProperties':
      return orAbsent(operand);
    case 'prefixItems':
      return (operand as unknown[]).map(orAbsent);
    case 'anyOf':
    case 'oneOf':
    case 'allOf':
      return (operand as unknown[]).map(within);
    default:
      return operand;
  }
}

/**
 * The same schema for telling faults. A choice between a value and an absence fails with the faults of both; here only the one that was
 * meant is looked at.
 */
export function tellingWhatWasMeant(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(tellingWhatWasMeant);
  if (!isObject(node)) return node;
  const { anyOf, ...rest } = node;
  if (!Array.isArray(anyOf) || anyOf[1] !== absence) return mapValues(node, tellingWhatWasMeant);
  return { ...mapValues(rest, tellingWhatWasMeant), ...onlyWhatWasMeant(tellingWhatWasMeant(anyOf[0])) };
}

const absenceWasMeant = { type: 'object', minProperties: 1, propertyNames: { enum: absenceNames } };

/* Two `else` and no `then`: TypeBox 1.4 keeps the faults found in an `else` and loses those of a `then`. */
const onlyWhatWasMeant = (value: unknown): JsonSchema => ({
  allOf: [
    { if: absenceWasMeant, else: value },
    { if: { not: absenceWasMeant }, else: absence },
  ],
});

const isObject = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const mapValues = (record: unknown, change: (value: unknown) => unknown): JsonSchema =>
  Object.fromEntries(Object.entries((record ?? {}) as JsonSchema).map(([name, value]) => [name, change(value)]));
