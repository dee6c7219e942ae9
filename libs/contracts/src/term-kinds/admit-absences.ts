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
 * The same schema for telling faults. A choice between a value and an absence, or between a text and an object, fails with the faults of both;
 * here only the one that was meant is looked at.
 */
export function tellingWhatWasMeant(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(tellingWhatWasMeant);
  if (!isObject(node)) return node;
  const { anyOf, ...rest } = node;
  const meant = Array.isArray(anyOf) && anyOf.length === 2 ? meantBySecond(anyOf as [unknown, unknown]) : null;
  if (meant === null) return mapValues(node, tellingWhatWasMeant);
  const [first, second] = (anyOf as unknown[]).map(tellingWhatWasMeant);
  return { ...mapValues(rest, tellingWhatWasMeant), ...onlyWhatWasMeant(meant, first, second) };
}

/** Which values mean the second of two alternatives, where that can be seen from the value; null where it cannot. */
function meantBySecond([first, second]: [unknown, unknown]): JsonSchema | null {
  if (second === absence) return absenceWasMeant;
  const typeOf = (schema: unknown): unknown => (isObject(schema) ? schema['type'] : undefined);
  return typeOf(first) === 'string' && typeOf(second) === 'object' ? { type: 'object' } : null;
}

const absenceWasMeant = { type: 'object', minProperties: 1, propertyNames: { enum: absenceNames } };

/* Two `else` and no `then`: TypeBox 1.4 keeps the faults found in an `else` and loses those of a `then`. */
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
