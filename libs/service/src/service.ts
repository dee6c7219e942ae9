import type { Settings } from '#config';
import type { Logger, Metrics, ReadinessChecks } from '#observability';
import type { Stop } from './run-process';

/** What every part of a service is given while it starts. */
export interface Service {
  readonly name: string;
  readonly settings: Settings;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly readiness: ReadinessChecks;
  /** Is aborted when the process is told to end, also while it starts. */
  readonly stopping: AbortSignal;
  /** Adds to what is closed at the end, in the reverse of the order in which it was added. */
  readonly onStop: (stop: Stop) => void;
}
