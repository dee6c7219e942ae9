interface Recorded {
  readonly partition: number;
  readonly recordedAt: string;
}

/**
 * Merges runs, one per partition and in partition order, by the time of the next item of each. Sorting by time would be wrong: imported records keep
 * their own times, so times may decrease within a partition, and a cursor after the later record would skip the earlier one.
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
