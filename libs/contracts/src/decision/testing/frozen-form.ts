import type { TSchema } from 'typebox';
import { Genesis } from '../genesis';
import type { RecordSchemas } from '../record-schemas';

/** A file of `frozen/`: a JSON Schema for the record without its events, one for each type of event, and their definitions. */
export interface FrozenForm {
  readonly $schema: string;
  readonly Decision: object;
  readonly Genesis: object;
  readonly events: Readonly<Record<string, object>>;
  readonly $defs: Readonly<Record<string, object>>;
}

/** Returns the frozen form of a version's schemas: plain JSON without annotations, each named schema written once. */
export function frozenForm({ decision, events }: RecordSchemas): FrozenForm {
  const $defs: Record<string, object> = {};
  const spelledOut = plainForm({ Decision: decision, Genesis, events }, $defs) as Pick<
    FrozenForm,
    'Decision' | 'Genesis' | 'events'
  >;
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', ...spelledOut, $defs };
}

/**
 * Returns true for annotations, which do not affect validity. In `properties`, a member with such a name has a schema as its value, not a text or a
 * list.
 */
const isAnnotation = (name: string, value: unknown): boolean =>
  (name === 'description' && typeof value === 'string') || (name === 'examples' && Array.isArray(value));

function plainForm(value: unknown, named: Record<string, object>): unknown {
  if (Array.isArray(value)) return value.map((item) => plainForm(item, named));
  if (typeof value !== 'object' || value === null) return value;
  const { $id, ...rest } = value as TSchema & Record<string, unknown>;
  const kept = Object.entries(rest).filter(([name, member]) => !isAnnotation(name, member));
  const form = Object.fromEntries(kept.map(([name, member]) => [name, plainForm(member, named)]));
  if (typeof $id !== 'string') return form;
  if (named[$id] !== undefined && JSON.stringify(named[$id]) !== JSON.stringify(form))
    throw new Error(`two schemas are called ${$id}`);
  named[$id] = form;
  return { $ref: `#/$defs/${$id}` };
}
