interface Sighting {
  /** All places below this one were there by then. */
  readonly end: number;
  /** When the first of them that no earlier sighting covers was seen, in milliseconds. */
  readonly at: number;
}

/** Beyond it pairs are merged: half an hour of looks every two seconds is known to the look, a longer wait to a small part of itself. */
const MOST = 1_024;

/** When the places of one partition were first seen to be there, of those that are not done yet. */
export class Sightings {
  private seen: Sighting[] = [];

  /** The partition ends at `end`, and all below `done` is done. */
  look(end: number, done: number, at: number): void {
    if (end > (this.seen.at(-1)?.end ?? -1)) this.seen.push({ end, at });
    const firstWaiting = this.seen.findIndex((sighting) => sighting.end > done);
    // The last one stays though it is done: it tells what is new at the next look.
    this.seen.splice(0, firstWaiting < 0 ? this.seen.length - 1 : firstWaiting);
    if (this.seen.length > MOST) this.seen = mergedPairs(this.seen);
  }

  /** When the oldest place that waits was first seen; null where nothing waits. */
  oldest(done: number): number | null {
    return this.seen.find((sighting) => sighting.end > done)?.at ?? null;
  }
}

/** Of two, the end of the later and the time of the earlier: nothing looks younger than it is. */
const mergedPairs = (seen: readonly Sighting[]): Sighting[] =>
  seen.flatMap((sighting, index) => {
    if (index % 2 === 1) return [];
    return [{ end: seen[index + 1]?.end ?? sighting.end, at: sighting.at }];
  });
