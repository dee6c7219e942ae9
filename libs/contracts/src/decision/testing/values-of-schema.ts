import fc from 'fast-check';

/** A JSON Schema that uses only the keywords of the record schemas. */
interface Schema {
  readonly $ref?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minimum?: number;
}

/** Generates values that mostly match `root`, whose references point into its `$defs`. Texts with a pattern come from `texts`. */
export function valuesOf(root: object, texts: readonly string[]): fc.Arbitrary<unknown> {
  const { $defs } = root as { $defs: Readonly<Record<string, Schema>> };
  const known = new Map<string, fc.Arbitrary<unknown>>();

  const named = (name: string): fc.Arbitrary<unknown> => {
    if (!known.has(name)) known.set(name, valuesOfSchema($defs[name]!));
    return known.get(name)!;
  };

  function valuesOfSchema(schema: Schema): fc.Arbitrary<unknown> {
    if (schema.$ref !== undefined) return named(schema.$ref.replace('#/$defs/', ''));
    if ('const' in schema) return fc.constant(schema.const);
    if (schema.enum) return fc.constantFrom(...schema.enum);
    if (schema.anyOf) return fc.oneof(...schema.anyOf.map(valuesOfSchema));
    switch (schema.type) {
      case 'object':
        return objects(schema);
      case 'array':
        return lists(schema);
      case 'string':
        return strings(schema);
      case 'integer':
        return fc.integer({ min: schema.minimum ?? -10, max: 1_000 });
      case 'boolean':
        return fc.boolean();
      case 'null':
        return fc.constant(null);
      default:
        return fc.jsonValue({ maxDepth: 2 });
    }
  }

  function objects({ properties = {}, required = [] }: Schema): fc.Arbitrary<unknown> {
    const members = Object.fromEntries(
      Object.entries(properties).map(([name, member]) => [name, valuesOfSchema(member)]),
    );
    return fc.record(members, { requiredKeys: [...required] });
  }

  function lists({ items = {}, minItems = 0, maxItems = 3, uniqueItems = false }: Schema): fc.Arbitrary<unknown> {
    const length = { minLength: minItems, maxLength: Math.max(minItems, Math.min(maxItems, 3)) };
    const item = valuesOfSchema(items);
    return uniqueItems
      ? fc.uniqueArray(item, { ...length, comparator: (a, b) => JSON.stringify(a) === JSON.stringify(b) })
      : fc.array(item, length);
  }

  function strings({ pattern, minLength = 0, maxLength = 300 }: Schema): fc.Arbitrary<unknown> {
    if (pattern !== undefined) return fc.constantFrom(...matching(pattern));
    const near = (length: number) => fc.string({ minLength: length, maxLength: length, unit: 'grapheme' });
    return fc.oneof(
      {
        weight: 8,
        arbitrary: fc.string({ minLength, maxLength: Math.min(maxLength, minLength + 12), unit: 'binary' }),
      },
      { weight: 1, arbitrary: near(maxLength) },
    );
  }

  function matching(pattern: string): string[] {
    const matched = texts.filter((text) => new RegExp(pattern).test(text));
    if (matched.length === 0) throw new Error(`no text given matches ${pattern}`);
    return matched;
  }

  return valuesOfSchema(root);
}

/** Returns every text within a JSON value. */
export function textsWithin(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsWithin) : [];
}
