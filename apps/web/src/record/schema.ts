import type { JsonSchema } from '../service/service';
import { phraseOf, type PhraseName } from './phrases/phrases';

/** The field that a schema is rendered as. */
export type Shape =
  | { readonly field: 'choice'; readonly options: readonly string[] }
  | { readonly field: 'line' | 'text'; readonly hint: string | undefined }
  | { readonly field: 'number' | 'yes-no' | 'fixed' | 'anything' }
  /** A value that is written in words. If its schema has members, faults may point at one of them. */
  | { readonly field: 'phrase'; readonly phrase: PhraseName }
  | { readonly field: 'lines'; readonly phrase: PhraseName | null }
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

/** Members that are dates. Their schema does not differ from that of any text. */
const DATES: ReadonlySet<string> = new Set(['occurred', 'from', 'published', 'retrieved', 'signed', 'on']);

/** Reads a schema of the API or of a kind. `definitions` are the schemas that its references name; `name` is the member's. */
export function readSchema(schema: JsonSchema, definitions: Definitions, name = ''): Read {
  const own = resolve(schema, definitions);
  const variants = variantsOf(own, definitions);
  const absences = variants.flatMap(absencesOf);
  const stated = variants.filter((variant) => absencesOf(variant).length === 0);
  const [only = {}] = stated;
  const text = (name: string) => [own[name], only[name]].find((each): each is string => typeof each === 'string');
  const isDate = DATES.has(name) && only['type'] === 'string';
  const phrase = isDate ? 'date' : phraseOf(stated);
  return {
    shape:
      phrase !== null
        ? { field: 'phrase', phrase }
        : stated.length > 1
          ? { field: 'anything' }
          : shapeOf(only, definitions),
    absences,
    title: text('title'),
    description: text('description'),
  };
}

/** Returns the variants of a value, from nested choices at any depth. */
const variantsOf = (schema: JsonSchema, definitions: Definitions): JsonSchema[] =>
  Array.isArray(schema['anyOf'])
    ? (schema['anyOf'] as JsonSchema[]).flatMap((variant) => variantsOf(resolve(variant, definitions), definitions))
    : [schema];

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
      if (shape.field === 'phrase' && shape.phrase === 'id') return { field: 'lines', phrase: 'id' };
      return shape.field === 'line' || shape.field === 'text'
        ? { field: 'lines', phrase: null }
        : { field: 'list', item };
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

const ABSENCES: readonly string[] = ['unknown', 'none', 'undisclosed'];

/** Returns the absences that a schema like `{"unknown": true}` allows: an enum of objects, or an object with one fixed member. */
function absencesOf(schema: JsonSchema): string[] {
  const { enum: options, properties, required } = schema;
  if (Array.isArray(options) && options.every((option) => typeof option === 'object' && option !== null)) {
    return options.flatMap((option) => Object.keys(option as object));
  }
  const entries = Object.entries((properties ?? {}) as Definitions);
  const [only] = entries;
  const isYes = only?.[1]['const'] === true || only?.[1]['type'] === 'boolean';
  return entries.length === 1 && isYes && ABSENCES.includes(only[0]) && Array.isArray(required) ? [only[0]] : [];
}
