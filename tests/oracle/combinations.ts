/** Every combination of one member of each list. */
export function* oneOfEach<T>(choices: readonly (readonly T[])[], taken: readonly T[] = []): Generator<readonly T[]> {
  const options = choices[taken.length];
  if (!options) {
    yield taken;
    return;
  }
  for (const option of options) yield* oneOfEach(choices, [...taken, option]);
}

export interface Dated<T> {
  item: T;
  day: number;
  exact: boolean;
  recorded: number;
}

type MayPrecede = (first: Dated<unknown>, second: Dated<unknown>) => boolean;

/** Every order by day; those of one day are in any order that `mayPrecede` allows. */
export function* ordersByDay<T>(items: readonly Dated<T>[], mayPrecede: MayPrecede): Generator<readonly Dated<T>[]> {
  const inOrder = items.toSorted((left, right) => left.day - right.day);
  if (inOrder.every(({ day }, index) => day !== inOrder[index + 1]?.day)) {
    yield inOrder;
    return;
  }
  const days = [...Map.groupBy(items, ({ day }) => day)].toSorted(([left], [right]) => left - right);
  const ofEachDay = days.map(([, tied]) => [...permutations(tied, mayPrecede)]);
  for (const orders of oneOfEach(ofEachDay)) yield orders.flat();
}

function* permutations<T>(items: readonly Dated<T>[], mayPrecede: MayPrecede): Generator<readonly Dated<T>[]> {
  if (items.length === 0) {
    yield [];
    return;
  }
  for (const first of items) {
    const others = items.filter((other) => other !== first);
    if (!others.every((other) => mayPrecede(first, other))) continue;
    for (const rest of permutations(others, mayPrecede)) yield [first, ...rest];
  }
}
