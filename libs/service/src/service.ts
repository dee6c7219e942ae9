import type { Settings } from '#config';
import type { Logger, Metrics, ReadinessChecks } from '#observability';
import type { Stop } from './run-process';

/** The context that each part of a service receives while it starts. */
export interface Service {
  readonly name: string;
  readonly settings: Settings;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly readiness: ReadinessChecks;
  /** Aborted when the process receives the signal to end, also during the start. */
  readonly stopping: AbortSignal;
  /** Adds a function that runs at the end. The last one added runs first. */
  readonly onStop: (stop: Stop) => void;
}
