import { pointerSegment } from '../faults';
import { PartyOrAny, PartyRef } from '../values/parties';
import type { JsonSchema } from './admit-absences';

/** A party's id where a value names it. */
export interface PartyInValue {
  readonly pointer: string;
  readonly id: string;
}

const PATTERNS: ReadonlySet<unknown> = new Set(
  [PartyRef, PartyOrAny].map((schema) => (schema as { pattern?: string }).pattern),
);
const ABOUT: ReadonlySet<unknown> = new Set(
  [PartyRef, PartyOrAny].map((schema) => (schema as { description?: string }).description),
);
const ANYBODY = '*';

/** The parties that a sound value names, each with its place; `*` names nobody. A field is a party's if its schema is that of the shared type. */
export function partiesOfValue(root: JsonSchema, value: unknown): PartyInValue[] {
  const found = new Map<string, PartyInValue>();
  walk(root, root, value, '', found);
  return [...found.values()];
}

function walk(
  root: JsonSchema,
  schema: unknown,
  value: unknown,
  pointer: string,
  found: Map<string, PartyInValue>,
): void {
  if (!isObject(schema)) return;
  if (typeof value === 'string') {
    if (isParty(schema) && value !== ANYBODY) found.set(pointer, { pointer, id: value });
  }
  for (const alternative of alternativesOf(root, schema)) walk(root, alternative, value, pointer, found);
  if (Array.isArray(value)) value.forEach((item, nth) => walk(root, schema['items'], item, `${pointer}/${nth}`, found));
  else if (isObject(value) && isObject(schema['properties']))
    for (const [name, member] of Object.entries(schema['properties']))
      if (Object.hasOwn(value, name)) walk(root, member, value[name], pointer + pointerSegment(name), found);
}

const isParty = ({ pattern, description }: JsonSchema): boolean => PATTERNS.has(pattern) && ABOUT.has(description);

/** What else describes the same value. A schema that refers to itself ends with the value. */
function alternativesOf(root: JsonSchema, schema: JsonSchema): unknown[] {
  const listed = ['anyOf', 'oneOf', 'allOf'].flatMap((name) => (schema[name] ?? []) as unknown[]);
  const name = typeof schema['$ref'] === 'string' ? schema['$ref'].replace('#/$defs/', '') : null;
  const definitions = root['$defs'];
  return name !== null && isObject(definitions) && Object.hasOwn(definitions, name)
    ? [...listed, definitions[name]]
    : listed;
}

const isObject = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
