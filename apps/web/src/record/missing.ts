import type { TermKind } from '#client';
import type { JsonSchema } from '../service/service';
import { absenceOf } from '../value/absence';
import { isMembers, listOf, pointerTo, textOf, type Json, type Members } from './draft';
import { PHRASES, readLines } from './phrases/phrases';
import type { Reading } from './phrases/phrase';
import { readSchema } from './schema';

type Definitions = Readonly<Record<string, JsonSchema>>;

export interface RequiredFields {
  readonly schema: JsonSchema;
  readonly definitions: Definitions;
  readonly pointer: string;
  readonly reading: Reading;
}

/** Returns the pointers of required values that are missing, and of words that are not read as a value. */
export function missingIn(
  value: Json | undefined,
  { schema, definitions, pointer, reading }: RequiredFields,
): string[] {
  const { shape } = readSchema(schema, definitions, nameIn(pointer));
  if (absenceOf(value) !== null) return [];
  switch (shape.field) {
    case 'members':
      return shape.members.flatMap(({ name, schema: of, isRequired }) => {
        const member = isMembers(value) ? value[name] : undefined;
        const at = { schema: of, definitions, pointer: pointerTo(pointer, name), reading };
        if (!isFilledIn(member)) return isRequired ? leavesOf(at) : [];
        return missingIn(member, at);
      });
    case 'list':
      return listOf(value).flatMap((item, nth) =>
        missingIn(item, { schema: shape.item, definitions, pointer: pointerTo(pointer, nth), reading }),
      );
    case 'phrase':
      // Words are read when their field loses the focus; until then the draft holds them as typed.
      return typeof value === 'string' && PHRASES[shape.phrase].read(value, reading) !== value ? [pointer] : [];
    case 'lines': {
      const lines = listOf(value);
      if (shape.phrase === null) return [];
      return JSON.stringify(readLines(lines, shape.phrase, reading)) === JSON.stringify(lines) ? [] : [pointer];
    }
    default:
      return [];
  }
}

const nameIn = (pointer: string): string => pointer.slice(pointer.lastIndexOf('/') + 1);

/** Returns the fields to fill in for a required value that is missing entirely. */
function leavesOf(fields: RequiredFields): string[] {
  const { shape } = readSchema(fields.schema, fields.definitions);
  if (shape.field === 'fixed') return [];
  const within = shape.field === 'members' ? missingIn({}, fields) : [];
  return within.length > 0 ? within : [fields.pointer];
}

const isFilledIn = (value: Json | undefined): boolean =>
  value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);

interface RequiredEffects extends Omit<RequiredFields, 'schema'> {
  readonly kinds: readonly TermKind[];
}

/** Returns the missing fields in the effects of an event: the term, the value and the other members. */
export function missingInEffects(
  effects: Json | undefined,
  { kinds, definitions, pointer, reading }: RequiredEffects,
): string[] {
  return listOf(effects).flatMap((effect, nth) => {
    const members: Members = isMembers(effect) ? effect : {};
    const [at, kind] = [pointerTo(pointer, nth), textOf(members['kind'])];
    if (kind === '') return [pointerTo(at, 'kind')];
    const schema = schemaOfEffect(definitions, textOf(members['effect']));
    return [
      ...missingIn(members, { schema, definitions, pointer: at, reading }),
      ...missingInValue(members['value'], { kind: kinds.find((each) => each.kind === kind), pointer: at, reading }),
    ];
  });
}

interface RequiredValue {
  readonly kind: TermKind | undefined;
  readonly pointer: string;
  readonly reading: Reading;
}

/** Returns the missing fields of a value, by the schema of its kind. */
function missingInValue(value: Json | undefined, { kind, pointer, reading }: RequiredValue): string[] {
  if (value === undefined || value === null || kind === undefined) return [];
  const definitions = (kind.schema['$defs'] ?? {}) as Definitions;
  return missingIn(value, { schema: kind.schema, definitions, pointer: pointerTo(pointer, 'value'), reading });
}

/** Returns the schema of an effect as clients send it. */
export const schemaOfEffect = (definitions: Definitions, effect: string): JsonSchema =>
  definitions[`Submitted${effect.charAt(0).toUpperCase()}${effect.slice(1)}Effect`] ?? {};
