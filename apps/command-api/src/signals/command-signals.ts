import { measureRecorderLoad, type Recorder } from '#recording';
import { type Database } from '#postgres';
import type { BacklogWatch, Metrics, ReadinessChecks } from '#observability';
import { DueDaysSignal } from './due-days-signal';
import { findRulings, measureRulings } from './rulings-signal';

export interface CommandSignalParts {
  readonly database: Database;
  readonly recorder: Recorder;
  /** The backlog of the log. It runs as long as the process. */
  readonly backlog: BacklogWatch;
  readonly metrics: Metrics;
  readonly readiness: ReadinessChecks;
  readonly now: () => Date;
}

/**
 * Registers checks and metrics of the command side, in addition to those of its servers. None of them makes it unready: it keeps accepting
 * commands.
 */
export function measureCommandSide({ database, recorder, backlog, metrics, readiness, now }: CommandSignalParts): void {
  const dueDays = new DueDaysSignal(database.pool, now);
  readiness.registerDegrading('rulings', () => findRulings(backlog));
  readiness.registerDegrading('due-days', () => dueDays.find());
  measureRulings(metrics, backlog);
  measureRecorderLoad(metrics, recorder);
  dueDays.measure(metrics);
}
