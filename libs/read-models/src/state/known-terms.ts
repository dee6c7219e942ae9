import { keyedTerm, type KeyedTerm } from '#domain';
import { FIELD_END } from './row-text';

/** Terms by their kind and scope as rows tell them; most partnerships have the same few. */
const known = new Map<string, KnownTerm>();
const MOST_KNOWN = 20_000;

export type KnownTerm = Required<KeyedTerm>;

/** The term of two neighbouring fields. */
export function knownTerm(fields: string): KnownTerm {
  const found = known.get(fields);
  if (found) return found;
  if (known.size >= MOST_KNOWN) known.clear();
  // A part of a text keeps all of it in memory.
  const copied = Buffer.from(fields).toString();
  const [kind = '', scope = ''] = copied.split(FIELD_END).map((field) => Buffer.from(field).toString());
  const made = keyedTerm({ kind, scope });
  known.set(copied, made);
  return made;
}
