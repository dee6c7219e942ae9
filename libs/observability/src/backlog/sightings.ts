interface Sighting {
  /** The offset below which all records existed at the time of the sighting. */
  readonly end: number;
  /** The time in milliseconds when the first record that no earlier sighting covers was seen. */
  readonly at: number;
}

/**
 * The maximum number of sightings; beyond it, pairs are merged. Half an hour of polls every two seconds is kept exactly, longer waits with a small
 * relative error.
 */
const MOST = 1_024;

/** The times when the unprocessed records of one partition were first seen. */
export class Sightings {
  private seen: Sighting[] = [];

  /** Records that the partition ends at `end` and is processed below `done`. */
  record(end: number, done: number, at: number): void {
    if (end > (this.seen.at(-1)?.end ?? -1)) this.seen.push({ end, at });
    const firstWaiting = this.seen.findIndex((sighting) => sighting.end > done);
    // The last sighting is kept even if it is processed: the next poll compares with it to find new records.
    this.seen.splice(0, firstWaiting < 0 ? this.seen.length - 1 : firstWaiting);
    if (this.seen.length > MOST) this.seen = mergedPairs(this.seen);
  }

  /** Returns when the oldest waiting record was first seen; null if nothing waits. */
  oldest(done: number): number | null {
    return this.seen.find((sighting) => sighting.end > done)?.at ?? null;
  }
}

/** Merges each pair into the end of the later one and the time of the earlier one, so that no record appears younger than it is. */
const mergedPairs = (seen: readonly Sighting[]): Sighting[] =>
  seen.flatMap((sighting, index) => {
    if (index % 2 === 1) return [];
    return [{ end: seen[index + 1]?.end ?? sighting.end, at: sighting.at }];
  });
