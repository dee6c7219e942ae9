import { measureRecorderLoad, type Recorder } from '#recording';
import { type Database } from '#postgres';
import type { BacklogWatch, Metrics, ReadinessChecks } from '#observability';
import { DueDaysSignal } from './due-days-signal';
import { findRulings, measureRulings } from './rulings-signal';

export interface CommandSignalParts {
  readonly database: Database;
  readonly recorder: Recorder;
  /** Of the log; runs for as long as the process does. */
  readonly backlog: BacklogWatch;
  readonly metrics: Metrics;
  readonly readiness: ReadinessChecks;
  readonly now: () => Date;
}

/** What the command side tells of itself, beyond whether its servers answer. None of it makes it unready: it goes on taking commands. */
export function tellCommandSide({ database, recorder, backlog, metrics, readiness, now }: CommandSignalParts): void {
  const dueDays = new DueDaysSignal(database.pool, now);
  readiness.registerDegrading('rulings', () => findRulings(backlog));
  readiness.registerDegrading('due-days', () => dueDays.find());
  measureRulings(metrics, backlog);
  measureRecorderLoad(metrics, recorder);
  dueDays.measure(metrics);
}
