interface Recorded {
  readonly partition: number;
  readonly recordedAt: string;
}

/**
 * Merges runs, one per partition and in that order, by the time of what comes next in each. Sorting by time would not do: the records of an
 * import keep their own times, so within a partition time can go back, and a cursor behind the later record would lose the earlier.
 */
export function interleave<T extends Recorded>(runs: readonly T[]): T[] {
  const heads = new Map<number, number>();
  runs.forEach(({ partition }, at) => heads.has(partition) || heads.set(partition, at));
  const merged: T[] = [];
  while (heads.size > 0) {
    const at = [...heads.values()].reduce((first, other) =>
      runs[other]!.recordedAt < runs[first]!.recordedAt ? other : first,
    );
    const { partition } = runs[at]!;
    merged.push(runs[at]!);
    if (runs[at + 1]?.partition === partition) heads.set(partition, at + 1);
    else heads.delete(partition);
  }
  return merged;
}
