import type { PartiesChangedFact, PartyChange } from '../facts';

/** Returns the names that some of the lists contain, but not all. */
export function namesInDoubt(lists: readonly (readonly string[])[]): ReadonlySet<string> {
  const [first = [], ...others] = lists.map((list) => new Set(list));
  const everywhere = new Set([...first].filter((name) => others.every((list) => list.has(name))));
  return new Set(lists.flat().filter((name) => !everywhere.has(name)));
}

/** Returns the names of all parties that the changes mention. */
export const namesInChanges = (changes: readonly PartyChange[]): string[] =>
  changes.flatMap((change) => {
    if ('joined' in change) return [change.joined];
    return 'left' in change ? [change.left] : [change.succeeded, change.by];
  });

/** Returns the party changes whose possible days overlap those of another party change. */
export function overlappingChanges(changes: readonly PartiesChangedFact[]): PartiesChangedFact[] {
  const inOrder = changes.toSorted((a, b) => a.day.lo - b.day.lo);
  const found: PartiesChangedFact[] = [];
  let [group, latest]: [PartiesChangedFact[], number] = [[], -Infinity];
  for (const change of inOrder) {
    if (change.day.lo > latest) group = [];
    group.push(change);
    if (group.length === 2) found.push(...group);
    if (group.length > 2) found.push(change);
    latest = Math.max(latest, change.day.hi);
  }
  return found;
}
