import type { RebuildProgress } from '../store/rebuild';

const WINDOW_MS = 10_000;

/** Measures how fast records were applied over the last seconds, and estimates how long the rest takes. */
export class ProgressMeter {
  private readonly seen: { readonly at: number; readonly records: number }[] = [];

  constructor(private readonly now: () => number) {}

  measure(records: number, ofRecords: number): RebuildProgress {
    const at = this.now();
    this.seen.push({ at, records });
    while (this.seen.length > 2 && this.seen[0]!.at < at - WINDOW_MS) this.seen.shift();
    const [first] = this.seen;
    const seconds = (at - first!.at) / 1_000;
    const recordsPerSecond = seconds > 0 ? Math.round((records - first!.records) / seconds) : 0;
    const left = Math.max(0, ofRecords - records);
    return {
      records: Math.min(records, ofRecords),
      ofRecords,
      recordsPerSecond,
      secondsLeft: left === 0 ? 0 : recordsPerSecond > 0 ? Math.ceil(left / recordsPerSecond) : null,
    };
  }
}
