import type { Expiration, Party } from '#client';
import { spelled, spellingsIn } from '../value/spelling';
import { keyOfScope, renderValue, type Names } from '../value/render-value';

/** Returns the names for one deadline: its parties, and its scope as the parties and the value of the term spell it. */
export function namesOfItem(
  { scope, value }: Pick<Expiration, 'scope' | 'value'>,
  parties: readonly Pick<Party, 'id' | 'name'>[],
  kinds: Names,
): Names {
  const named = parties.map(({ id, name }) => [id, name] as const);
  const spellings = new Map([...spellingsIn([renderValue(value, kinds)]), ...named]);
  return new Map([...kinds, ...named, [keyOfScope(scope), spelled(scope, spellings)]]);
}
