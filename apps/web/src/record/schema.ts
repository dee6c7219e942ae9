import type { JsonSchema } from '../service/service';

/** What a form makes of a schema: which kind of field, and in which ways the value may be said to be absent. */
export type Shape =
  | { readonly field: 'choice'; readonly options: readonly string[] }
  | { readonly field: 'line' | 'text'; readonly hint: string | undefined }
  | { readonly field: 'number' | 'yes-no' | 'lines' | 'fixed' | 'anything' }
  | { readonly field: 'list'; readonly item: JsonSchema }
  | { readonly field: 'members'; readonly members: readonly Member[] };

export interface Member {
  readonly name: string;
  readonly schema: JsonSchema;
  readonly isRequired: boolean;
}

export interface Read {
  readonly shape: Shape;
  readonly absences: readonly string[];
  readonly title: string | undefined;
  readonly description: string | undefined;
}

type Definitions = Readonly<Record<string, JsonSchema>>;
const LONG = 500;

/** Reads a schema of the interface or of a kind of term; `definitions` are what its references name. */
export function readSchema(schema: JsonSchema, definitions: Definitions): Read {
  const own = resolve(schema, definitions);
  const variants = ((own['anyOf'] as JsonSchema[] | undefined) ?? [own]).map((variant) =>
    resolve(variant, definitions),
  );
  const absences = variants.flatMap(absencesOf);
  const stated = variants.filter((variant) => absencesOf(variant).length === 0);
  const [only = {}] = stated;
  const text = (name: string) => [own[name], only[name]].find((each): each is string => typeof each === 'string');
  return {
    shape: stated.length > 1 ? { field: 'anything' } : shapeOf(only, definitions),
    absences,
    title: text('title'),
    description: text('description'),
  };
}

function shapeOf(schema: JsonSchema, definitions: Definitions): Shape {
  if ('const' in schema) return { field: 'fixed' };
  if (Array.isArray(schema['enum'])) return { field: 'choice', options: schema['enum'].map(String) };
  switch (schema['type']) {
    case 'string':
      return {
        field: Number(schema['maxLength'] ?? 0) > LONG ? 'text' : 'line',
        hint: schema['description'] as string | undefined,
      };
    case 'integer':
    case 'number':
      return { field: 'number' };
    case 'boolean':
      return { field: 'yes-no' };
    case 'array': {
      const item = (schema['items'] ?? {}) as JsonSchema;
      const { shape } = readSchema(item, definitions);
      return shape.field === 'line' || shape.field === 'text' ? { field: 'lines' } : { field: 'list', item };
    }
    case 'object':
      return { field: 'members', members: membersOf(schema) };
    default:
      return { field: 'anything' };
  }
}

function membersOf({ properties = {}, required = [] }: JsonSchema): Member[] {
  const needed = required as readonly string[];
  return Object.entries(properties as Definitions).map(([name, schema]) => ({
    name,
    schema,
    isRequired: needed.includes(name),
  }));
}

export function resolve(schema: JsonSchema, definitions: Definitions): JsonSchema {
  const reference = schema['$ref'];
  if (typeof reference !== 'string') return schema;
  const found = definitions[reference.slice(reference.lastIndexOf('/') + 1)];
  return found ? resolve(found, definitions) : {};
}

/** `{"unknown": true}` as a schema: one of some objects, or an object with one fixed member. */
function absencesOf(schema: JsonSchema): string[] {
  const { enum: options, properties, required } = schema;
  if (Array.isArray(options) && options.every((option) => typeof option === 'object' && option !== null)) {
    return options.flatMap((option) => Object.keys(option as object));
  }
  const entries = Object.entries((properties ?? {}) as Definitions);
  const [only] = entries;
  return entries.length === 1 && only?.[1]['const'] === true && Array.isArray(required) ? [only[0]] : [];
}
