import type { Metrics } from '#observability';
import type { ProgressParts, ProgressSignal } from './progress-signal';

/** Measures the progress of the partitions that are currently assigned, and of no others. */
export function measureProgress(
  metrics: Metrics,
  { backlog, assigned, standingStill }: ProgressParts,
  signal: ProgressSignal,
): void {
  metrics.gaugesOf(
    {
      name: 'projector_lag_records',
      help: 'Records of the log after the stored offset, for each partition assigned here; measured every 2 s, absent while unknown',
      labels: ['partition'],
    },
    () => backlog.of(assigned()).map(({ partition, waiting }) => [{ partition }, waiting]),
  );
  metrics.gaugesOf(
    {
      name: 'projector_lag_seconds',
      help: 'How long this process has seen the oldest unprojected record wait, to within 2 s; 0 if none waits',
      labels: ['partition'],
    },
    () => backlog.of(assigned()).map(({ partition, seconds }) => [{ partition }, seconds]),
  );
  metrics.gaugeOf(
    {
      name: 'projector_lag_known',
      help: '0 while the lag is unknown because Kafka or PostgreSQL does not answer within 3 s',
    },
    () => (backlog.known ? 1 : 0),
  );
  metrics.gaugeOf(
    { name: 'projector_lag_unknown_seconds', help: 'Time since the lag was last measured' },
    () => backlog.unknownSeconds,
  );
  metrics.gaugeOf(
    {
      name: 'projector_stalled',
      help: '1 if a partition with waiting records has made no progress for 30 s, or the lag has been unknown for 30 s',
    },
    () => (signal.stalled ? 1 : 0),
  );
  metrics.gaugesOf(
    {
      name: 'projector_halted',
      help: '1 for a partition assigned here that is halted, else 0',
      labels: ['partition'],
    },
    () => {
      const halted = new Set(standingStill());
      return [...assigned()].map((partition) => [{ partition }, halted.has(partition) ? 1 : 0]);
    },
  );
}
