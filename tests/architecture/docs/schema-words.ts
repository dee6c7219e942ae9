import { anchor, code } from './markdown';

/** A JSON Schema or a part of one, as read from JSON. */
export interface Schema {
  readonly $ref?: string;
  readonly $id?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
}

/** The link to a named schema; undefined if the page does not describe the schema. */
export type LinkTo = (name: string) => string | undefined;

/** Links to the headings of one page for the given names. */
export const headingsOf =
  (names: Iterable<string>, file = '', known = new Set(names)): LinkTo =>
  (name) =>
    known.has(name) ? `${file}#${anchor(name)}` : undefined;

/** One row for each field of a schema: name, type, whether it is required, and description. */
export const fieldRows = (schema: Schema, link: LinkTo): string[][] =>
  Object.entries(schema.properties ?? {}).map(([name, field]) => [
    code(name),
    typeInWords(field, link),
    schema.required?.includes(name) === true ? 'yes' : '',
    aboutOf(field),
  ]);

/** The type of a value in a few words: `text, 1–200 characters`, `list of Source`. */
export function typeInWords(schema: Schema, link: LinkTo): string {
  const name = schema.$ref?.split('/').at(-1) ?? schema.$id;
  const target = name === undefined ? undefined : link(name);
  if (target !== undefined) return `[${name}](${target})`;
  if (name === 'absence') return '';
  if (schema.anyOf) return alternatives(schema.anyOf, link);
  if ('const' in schema) return code(JSON.stringify(schema.const));
  if (schema.enum) return schema.enum.map((value) => code(JSON.stringify(value))).join(', ');
  if (schema.type === 'array') return `list of ${typeInWords(schema.items ?? {}, link)}${limitsOf(schema)}`;
  if (schema.type === 'object') return objectInWords(schema, link);
  return `${(schema.type === undefined ? 'any' : String(schema.type)).replace('string', 'text')}${limitsOf(schema)}`;
}

function alternatives(schemas: readonly Schema[], link: LinkTo): string {
  const words = schemas.map((schema) => typeInWords(schema, link)).filter((words) => words !== '');
  return [...new Set(words)].join(' or ');
}

function objectInWords({ properties }: Schema, link: LinkTo): string {
  if (properties === undefined) return 'object';
  const fields = Object.entries(properties).map(([name, field]) => `${code(name)}: ${typeInWords(field, link)}`);
  return `{ ${fields.join('; ')} }`;
}

/** The description of a field itself, or of its only alternative that is not an absence. */
export function aboutOf(schema: Schema): string {
  const own = [schema.title, schema.description].filter((text) => text !== undefined).join('; ');
  const from = schema.anyOf?.find((one) => one.title !== undefined || one.description !== undefined);
  const fallback = schema.default === undefined ? '' : `default: ${code(JSON.stringify(schema.default))}`;
  return [own || (from ? aboutOf(from) : ''), fallback].filter((text) => text !== '').join('; ');
}

function limitsOf(schema: Schema): string {
  const [least, most, unit] =
    schema.type === 'array'
      ? [schema.minItems, schema.maxItems, ' entries']
      : schema.type === 'string'
        ? [schema.minLength, schema.maxLength, ' characters']
        : [schema.minimum, schema.maximum, ''];
  if (least === undefined && most === undefined) return '';
  if (most === undefined) return ` (at least ${least}${unit})`;
  return least === undefined ? ` (at most ${most}${unit})` : ` (${least}–${most}${unit})`;
}
