/** A correction or retraction in the history of one root event. `target` is the version of the event that it corrects or retracts. */
export interface Act {
  readonly version: number;
  readonly target: number;
  readonly type: 'EventCorrected' | 'EventRetracted';
}

/**
 * Returns the act that determines the state of a root event: the last one that stands, or null if the root stands as recorded. Retracting an act
 * withdraws it, and a withdrawal may itself be withdrawn, so acts are evaluated from the last to the first.
 */
export function standingAct<A extends Act>(root: number, acts: readonly A[]): A | null {
  const versions = new Set(acts.map((act) => act.version));
  const withdrawn = new Set<number>();
  let standing: A | null = null;
  for (const act of acts.toSorted((a, b) => b.version - a.version)) {
    if (withdrawn.has(act.version)) continue;
    const withdraws = act.type === 'EventRetracted' && act.target !== root && versions.has(act.target);
    if (withdraws) withdrawn.add(act.target);
    else standing ??= act;
  }
  return standing;
}
