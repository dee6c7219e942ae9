import type { Act } from '../corrections/standing-act';

/** The state of an event: standing, corrected or retracted. `by` is the version of the correction or retraction. */
export type EventState =
  | { readonly state: 'standing' }
  | { readonly state: 'corrected' | 'retracted'; readonly by: number };

/**
 * Returns a function that gives the state of a root event and of each act on it. A retracted act is withdrawn; an act before the last one has the
 * state that the last one gave to the root.
 */
export function statesOfEvents(root: number, acts: readonly Act[]): (version: number) => EventState {
  const versions = new Set(acts.map((act) => act.version));
  const withdrawnBy = new Map<number, number>();
  const withdrawing = new Set<number>();
  let deciding: Act | null = null;
  for (const act of acts.toSorted((a, b) => b.version - a.version)) {
    if (withdrawnBy.has(act.version)) continue;
    if (act.type === 'EventRetracted' && act.target !== root && versions.has(act.target)) {
      if (!withdrawnBy.has(act.target)) withdrawnBy.set(act.target, act.version);
      withdrawing.add(act.version);
    } else deciding ??= act;
  }
  return (version) => {
    const withdrawn = withdrawnBy.get(version);
    if (withdrawn !== undefined) return { state: 'retracted', by: withdrawn };
    if (deciding === null || deciding.version === version || withdrawing.has(version)) return { state: 'standing' };
    return { state: deciding.type === 'EventCorrected' ? 'corrected' : 'retracted', by: deciding.version };
  };
}
