import type { Act } from '../corrections/standing-act';

/** What has become of an event: it stands as recorded, was corrected, or was retracted; `by` is the version of the event that did so. */
export type EventState =
  | { readonly state: 'standing' }
  | { readonly state: 'corrected' | 'retracted'; readonly by: number };

/**
 * Tells the state of a root event, and of each of the acts made of it. A retracted act is withdrawn; one that was overtaken by a later one
 * counts as what that did to the root.
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
