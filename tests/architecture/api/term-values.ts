import { createTermKindRegistry } from '#contracts';

type Json = Readonly<Record<string, unknown>>;

/** The schemas of the values of every built-in kind as components of an OpenAPI document, and `TermValues`, which has them by kind. */
export function termValueSchemas(): Record<string, Json> {
  const { kinds } = createTermKindRegistry();
  const schemas: Record<string, Json> = {};
  for (const { kind, schema } of kinds) {
    const { $defs, ...own } = schema as Json & { readonly $defs?: Readonly<Record<string, Json>> };
    const nameOf = (definition: string): string =>
      definition === 'absence' ? 'Absence' : `${pascal(kind)}${pascal(definition)}`;
    for (const [name, definition] of Object.entries($defs ?? {})) schemas[nameOf(name)] = referring(definition, nameOf);
    schemas[`${pascal(kind)}Value`] = referring(own, nameOf);
  }
  // The three absences as objects: an enumeration of objects is `unknown` to the generator.
  schemas['Absence'] = { anyOf: ['unknown', 'none', 'undisclosed'].map(absence) };
  schemas['TermValues'] = {
    type: 'object',
    description: 'the value of each built-in kind of term',
    required: kinds.map(({ kind }) => kind),
    properties: Object.fromEntries(
      kinds.map(({ kind }) => [kind, { $ref: `#/components/schemas/${pascal(kind)}Value` }]),
    ),
  };
  return schemas;
}

const absence = (name: string): Json => ({
  type: 'object',
  required: [name],
  properties: { [name]: { const: true } },
  additionalProperties: false,
});

const referring = (schema: Json, nameOf: (definition: string) => string): Json =>
  JSON.parse(
    JSON.stringify(schema, (key, value: unknown) =>
      key === '$ref' && typeof value === 'string' && value.startsWith('#/$defs/')
        ? `#/components/schemas/${nameOf(value.slice('#/$defs/'.length))}`
        : value,
    ),
  ) as Json;

const pascal = (slug: string): string =>
  slug.replaceAll(/(^|-)([a-z0-9])/g, (_, _dash: string, letter: string) => letter.toUpperCase());
