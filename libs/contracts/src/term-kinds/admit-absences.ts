import type { TSchema } from 'typebox';
import { Absence, absenceNames } from '../values/absence';

/** A JSON Schema as plain data. */
export type JsonSchema = Readonly<Record<string, unknown>>;

export const ABSENCE = 'absence';
const absence = { $ref: `#/$defs/${ABSENCE}` };

/**
 * Returns the schema with an absence allowed in place of the whole value and, at any depth, of each member and item. Subschemas that test a value
 * instead of describing a field (`not`, `if`, `contains`, `propertyNames` and their like) stay unchanged.
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
 * Returns the schema in the form that is used to find faults. A choice between a value and an absence, or between a text and an object, would fail
 * with the faults of both; this form checks only the intended alternative.
 */
export function withoutOtherAlternatives(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutOtherAlternatives);
  if (!isObject(node)) return node;
  const { anyOf, ...rest } = node;
  const meant = Array.isArray(anyOf) && anyOf.length === 2 ? meantBySecond(anyOf as [unknown, unknown]) : null;
  if (meant === null) return mapValues(node, withoutOtherAlternatives);
  const [first, second] = (anyOf as unknown[]).map(withoutOtherAlternatives);
  return { ...mapValues(rest, withoutOtherAlternatives), ...onlyWhatWasMeant(meant, first, second) };
}

/** Returns a schema of the values for which the second of two alternatives is intended; null if the value cannot show it. */
function meantBySecond([first, second]: [unknown, unknown]): JsonSchema | null {
  if (second === absence) return absenceWasMeant;
  const typeOf = (schema: unknown): unknown => (isObject(schema) ? schema['type'] : undefined);
  return typeOf(first) === 'string' && typeOf(second) === 'object' ? { type: 'object' } : null;
}

const absenceWasMeant = { type: 'object', minProperties: 1, propertyNames: { enum: absenceNames } };

/* Two `else` and no `then`, because TypeBox 1.4 keeps the faults found in an `else` and loses those of a `then`. */
const onlyWhatWasMeant = (meant: JsonSchema, first: unknown, second: unknown): JsonSchema => ({
  allOf: [
    { if: meant, else: first },
    { if: { not: meant }, else: second },
  ],
});

const isObject = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const mapValues = (record: unknown, change: (value: unknown) => unknown): JsonSchema =>
  Object.fromEntries(Object.entries((record ?? {}) as JsonSchema).map(([name, value]) => [name, change(value)]));
