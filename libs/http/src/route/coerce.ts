import type { TObject, TSchema } from 'typebox';

const NUMBER = /^-?\d{1,15}(\.\d{1,15})?$/;

/**
 * Converts the strings of a query string, path or header to the types of their schemas. A string that does not convert is left as it is, for the
 * validation to report.
 */
export function coerce(schema: TObject, texts: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(texts)) {
    const property = propertyOf(schema, name);
    values[name] = property ? coerceOne(property, value) : value;
  }
  for (const [name, property] of Object.entries(schema.properties)) {
    const fallback = (property as { default?: unknown }).default;
    if (!(name in values) && fallback !== undefined) values[name] = fallback;
  }
  return values;
}

const propertyOf = (schema: TObject, name: string): TSchema | undefined =>
  Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined;

function coerceOne(schema: TSchema, value: unknown): unknown {
  const { type, items } = schema as { type?: string; items?: TSchema };
  if (type === 'array') {
    const list = Array.isArray(value) ? (value as unknown[]) : [value];
    return items ? list.map((item) => coerceOne(items, item)) : list;
  }
  if (typeof value !== 'string') return value;
  if ((type === 'integer' || type === 'number') && NUMBER.test(value)) return Number(value);
  if (type === 'boolean' && (value === 'true' || value === 'false')) return value === 'true';
  return value;
}
