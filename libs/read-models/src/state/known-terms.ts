import { keyedTerm, type KeyedTerm } from '#domain';
import { FIELD_END } from './row-text';

/** Terms by the text of their kind and scope in a row. Most partnerships share the same few terms. */
const known = new Map<string, KnownTerm>();
const MOST_KNOWN = 20_000;

export type KnownTerm = Required<KeyedTerm>;

/** Returns the term that two neighbouring fields name. */
export function knownTerm(fields: string): KnownTerm {
  const found = known.get(fields);
  if (found) return found;
  if (known.size >= MOST_KNOWN) known.clear();
  // A substring keeps the whole text in memory, so the fields are copied.
  const copied = Buffer.from(fields).toString();
  const [kind = '', scope = ''] = copied.split(FIELD_END).map((field) => Buffer.from(field).toString());
  const made = keyedTerm({ kind, scope });
  known.set(copied, made);
  return made;
}
