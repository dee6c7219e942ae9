/** A JSON Schema as it appears in an OpenAPI document. */
export type Json = Readonly<Record<string, unknown>>;

/** Collects schemas with an `$id` under their name and replaces them with references. */
export class Components {
  private readonly byName = new Map<string, { readonly source: object; schema: Json }>();

  get schemas(): Record<string, Json> {
    const sorted = [...this.byName].sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(sorted.map(([name, { schema }]) => [name, schema]));
  }

  /** Returns the schema for use in the document. A schema with a name becomes a reference; nested schemas are treated the same. */
  place(schema: object): Json {
    const { $id, $defs, ...rest } = schema as { $id?: string; $defs?: Record<string, object> };
    for (const [name, definition] of Object.entries($defs ?? {})) this.add(name, definition);
    const orNull = namedChoiceOrNull(rest);
    if (orNull !== undefined) return { ...this.add(orNull.name, orNull.schema), ...this.within(orNull.beside) };
    return $id === undefined ? this.within(rest) : this.add($id, schema);
  }

  private add(name: string, schema: object): Json {
    const known = this.byName.get(name);
    if (known && JSON.stringify(known.source) !== JSON.stringify(schema)) {
      throw new Error(`two schemas are named ${name}`);
    }
    if (!known) {
      const entry = { source: schema, schema: {} as Json };
      this.byName.set(name, entry);
      const { $id: _id, $defs: _defs, ...rest } = schema as { $id?: string; $defs?: object };
      entry.schema = this.within(withNamedChoices(rest, name));
    }
    return { $ref: `#/components/schemas/${name}` };
  }

  private within(schema: object): Json {
    const members = Object.entries(withoutOldForms(schema)).filter(([key]) => key !== 'const' || !isBoolean(schema));
    return Object.fromEntries(members.map(([key, value]) => [key, this.member(key, value)]));
  }

  private member(key: string, value: unknown): unknown {
    if (DATA.has(key)) return value;
    if (key === '$ref' && typeof value === 'string' && !value.includes('/')) return `#/components/schemas/${value}`;
    if (Array.isArray(value)) return value.map((item: unknown) => (isObject(item) ? this.place(item) : item));
    if (!isObject(value)) return value;
    // The keys under these keywords are names of properties, not keywords.
    if (NAMED.has(key))
      return Object.fromEntries(Object.entries(value).map(([name, s]) => [name, this.place(s as object)]));
    return this.place(value);
  }
}

/**
 * Leaves out deprecated forms, which are accepted but not described: openapi-generator for Java cannot compile a choice between a list and a
 * string.
 */
function withoutOldForms(schema: object): object {
  const { anyOf, ...rest } = schema as { anyOf?: readonly Json[] };
  const left = anyOf?.filter(({ deprecated }) => deprecated !== true) ?? [];
  if (anyOf === undefined || left.length === anyOf.length) return schema;
  return left.length === 1 ? { ...left[0], ...rest } : { ...rest, anyOf: left };
}

/** Matches a named choice or null. openapi-generator for Java accepts null only if null is one of the choices under the name. */
function namedChoiceOrNull(schema: object): { name: string; schema: object; beside: object } | undefined {
  const { anyOf, ...beside } = schema as { anyOf?: readonly object[] };
  const [choice, absent] = (anyOf ?? []) as { $id?: string; type?: string; anyOf?: readonly object[] }[];
  if (anyOf?.length !== 2 || absent?.type !== 'null' || choice?.$id === undefined || !choice.anyOf) return undefined;
  const { $id: name, ...own } = withNamedChoices(choice, choice.$id) as typeof choice;
  return { name: `${name}OrNull`, schema: { ...own, anyOf: [...(own.anyOf ?? []), absent] }, beside };
}

/**
 * Names the object choices of a named schema that contain choices between objects themselves: without names, openapi-python-client generates no
 * models for them.
 */
function withNamedChoices(schema: object, name: string): object {
  const { anyOf } = schema as { anyOf?: readonly object[] };
  if (anyOf === undefined) return schema;
  const named = anyOf.map((choice) =>
    isPlainObject(choice) && hasChoiceOfObjects(choice)
      ? { ...choice, $id: `${name}${capital(firstMember(choice))}` }
      : choice,
  );
  return { ...schema, anyOf: named };
}

const isPlainObject = (schema: object): boolean =>
  (schema as { type?: unknown }).type === 'object' && !Object.hasOwn(schema, '$id');

const firstMember = (schema: object): string => Object.keys((schema as { properties: object }).properties)[0] ?? '';
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

function hasChoiceOfObjects(schema: unknown): boolean {
  if (typeof schema !== 'object' || schema === null) return false;
  const { anyOf } = schema as { anyOf?: readonly object[] };
  const isOne = Array.isArray(anyOf) && anyOf.filter(isPlainObject).length > 1;
  return isOne || Object.values(schema).some(hasChoiceOfObjects);
}

/** openapi-generator compares a boolean constant with its name as a string, so its Python clients would refuse `true`. */
const isBoolean = (schema: object): boolean => (schema as { type?: unknown }).type === 'boolean';

const NAMED = new Set(['properties', 'patternProperties', 'dependentSchemas']);
const DATA = new Set(['default', 'const', 'enum', 'examples', 'example']);

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
