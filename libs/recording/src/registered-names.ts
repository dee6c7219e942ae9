import { namesLookedUp, type NamesLookedUp, type Register, type TermKinds } from '#domain';
import type { RecordCommand } from './command';
import type { Standpoint, StoredState } from './load-decision-state';

/** What is stored under the names of a command that names nothing but itself, and of its partition while it goes on. */
export const NOTHING_NAMED: Omit<StoredState, 'standpoint'> = {
  decisions: new Map(),
  known: new Map(),
  names: { parties: new Set(), agreements: new Set() },
  terms: new Set(),
  halted: false,
};

/** Once nothing is in flight, what was named is registered. */
export const withoutNames = (standpoint: Standpoint): Standpoint => ({
  ...standpoint,
  register: { ...standpoint.register, parties: new Set(), agreements: new Set() },
});

/** The register with those names that were looked up for the commands. */
export const registerKnown = ({ register }: Standpoint, { names }: StoredState): Register =>
  names === 'all'
    ? register
    : {
        ...register,
        parties: new Set([...register.parties, ...names.parties]),
        agreements: new Set([...register.agreements, ...names.agreements]),
      };

/** What some commands name that must be registered. */
export function namesLookedUpBy(commands: readonly RecordCommand[], kinds: TermKinds): NamesLookedUp {
  const named = commands.map(({ events, knownParties }) => namesLookedUp(events, knownParties, kinds));
  return { parties: named.flatMap(({ parties }) => parties), agreements: named.flatMap((each) => each.agreements) };
}
