import type { Event } from '#contracts';
import { namesLookedUp, type KnownParties, type NamesLookedUp, type Register, type TermKinds } from '#domain';
import type { RegisteredNames } from './load-decision-state';

/** Removes the names. Once no command is in flight, all are stored. */
export const withoutNames = (register: Register): Register => ({
  ...register,
  parties: new Set(),
  agreements: new Set(),
});

/** Adds the names that were looked up for the commands. */
export const registerWith = (register: Register, names: RegisteredNames): Register =>
  names === 'all'
    ? register
    : {
        ...register,
        parties: new Set([...register.parties, ...names.parties]),
        agreements: new Set([...register.agreements, ...names.agreements]),
      };

/** Returns the names in commands that must be registered. */
export function namesLookedUpBy(
  commands: readonly { readonly events: readonly Event[]; readonly knownParties: KnownParties }[],
  kinds: TermKinds,
): NamesLookedUp {
  const named = commands.map(({ events, knownParties }) => namesLookedUp(events, knownParties, kinds));
  return { parties: named.flatMap(({ parties }) => parties), agreements: named.flatMap((each) => each.agreements) };
}
