import { matches } from '../faults';
import { pointerSegment } from '../json-pointer';
import { PartyOrAny, PartyRef } from '../values/parties';
import type { JsonSchema } from './admit-absences';

/** The id of a party in a value, with its place. */
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

/** The parts of a schema that determine where values name parties. */
interface Shape {
  readonly isParty: boolean;
  /** The other schemas of the same value. */
  readonly also: readonly JsonSchema[];
  readonly items: JsonSchema | null;
  readonly members: readonly { readonly name: string; readonly segment: string; readonly schema: JsonSchema }[];
}

/**
 * Finds the parties that values of a kind name, with their places. `*` and texts that are not ids name nobody. A field names a party if its schema is
 * that of the shared type.
 */
export class PartiesInValues {
  private readonly shapes = new Map<JsonSchema, Shape>();

  constructor(private readonly root: JsonSchema) {}

  of(value: unknown): PartyInValue[] {
    const found = new Map<string, PartyInValue>();
    this.find(this.root, value, '', found);
    return [...found.values()];
  }

  private find(schema: JsonSchema, value: unknown, pointer: string, found: Map<string, PartyInValue>): void {
    const { isParty, also, items, members } = this.shapeOf(schema);
    if (isParty && typeof value === 'string' && matches(PartyRef, value)) found.set(pointer, { pointer, id: value });
    for (const each of also) this.find(each, value, pointer, found);
    if (Array.isArray(value)) {
      if (items) value.forEach((item, nth) => this.find(items, item, `${pointer}/${nth}`, found));
    } else if (isObject(value))
      for (const { name, segment, schema: member } of members)
        if (Object.hasOwn(value, name)) this.find(member, value[name], pointer + segment, found);
  }

  private shapeOf(schema: JsonSchema): Shape {
    let shape = this.shapes.get(schema);
    if (!shape) this.shapes.set(schema, (shape = shapeOf(this.root, schema)));
    return shape;
  }
}

function shapeOf(root: JsonSchema, schema: JsonSchema): Shape {
  const { items, properties } = schema;
  return {
    isParty: PATTERNS.has(schema['pattern']) && ABOUT.has(schema['description']),
    also: alternativesOf(root, schema).filter(isObject),
    items: isObject(items) ? items : null,
    members: Object.entries(isObject(properties) ? properties : {}).flatMap(([name, member]) =>
      isObject(member) ? [{ name, segment: pointerSegment(name), schema: member }] : [],
    ),
  };
}

/** Returns the other schemas of the same value. A schema that refers to itself is followed only as deep as the value. */
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
