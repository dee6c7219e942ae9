import { setTimeout as elapsed } from 'node:timers/promises';
import type { EventLog } from '#event-log';
import { readAllProgress } from '#ledger';
import { type Database } from '#postgres';
import type { Projector } from '#projector';

const LOOK_EVERY_MS = 50;
/** A shorter start needs no progress messages. */
const REPORT_EVERY_MS = 2_000;

export interface CatchingUp {
  readonly log: EventLog;
  readonly database: Database;
  readonly projector: Projector;
  readonly stopping: AbortSignal;
  readonly report: (line: string) => void;
}

/** Waits until all records that the log held at the start are projected, except those of halted partitions. Reports the progress. */
export async function untilCaughtUp({ log, database, projector, stopping, report }: CatchingUp): Promise<void> {
  const ends = (await log.range()).map(({ end }) => end);
  const total = ends.reduce((sum, end) => sum + end, 0);
  let reportedAt = performance.now();
  while (!stopping.aborted) {
    const progress = new Map(
      (await readAllProgress(database.pool)).map(({ partition, nextOffset }) => [partition, nextOffset]),
    );
    const left = ends.map((end, partition) => Math.max(0, end - (progress.get(partition) ?? 0)));
    const still = new Set(projector.standingStill);
    if (left.every((records, partition) => records === 0 || still.has(partition))) return;
    if (performance.now() - reportedAt > REPORT_EVERY_MS) {
      const read = total - left.reduce((sum, records) => sum + records, 0);
      report(`reading the log: ${read.toLocaleString('en')} of ${total.toLocaleString('en')} records`);
      reportedAt = performance.now();
    }
    await elapsed(LOOK_EVERY_MS);
  }
}
