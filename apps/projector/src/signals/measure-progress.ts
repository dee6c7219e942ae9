import type { Metrics } from '#observability';
import type { ProgressParts, ProgressSignal } from './progress-signal';

/** A value for each partition that is assigned now, and for no other. */
export function measureProgress(
  metrics: Metrics,
  { backlog, assigned, standingStill }: ProgressParts,
  signal: ProgressSignal,
): void {
  metrics.gaugesOf(
    {
      name: 'projector_lag_records',
      help: 'Records that the log holds beyond the stored offset, of each partition assigned here; asked for every 2 s, not told while it is not known',
      labels: ['partition'],
    },
    () => backlog.of(assigned()).map(({ partition, waiting }) => [{ partition }, waiting]),
  );
  metrics.gaugesOf(
    {
      name: 'projector_lag_seconds',
      help: 'Seconds behind: for how long this process has seen the oldest record wait that is not projected, to within 2 s; 0 where none waits',
      labels: ['partition'],
    },
    () => backlog.of(assigned()).map(({ partition, seconds }) => [{ partition }, seconds]),
  );
  metrics.gaugeOf(
    {
      name: 'projector_lag_known',
      help: '0 while the lag is not known, because Kafka or PostgreSQL does not answer within 3 s',
    },
    () => (backlog.known ? 1 : 0),
  );
  metrics.gaugeOf(
    { name: 'projector_lag_unknown_seconds', help: 'Since the lag was last found out' },
    () => backlog.unknownSeconds,
  );
  metrics.gaugeOf(
    {
      name: 'projector_stalled',
      help: '1 while nothing moves for 30 s in a partition in which records wait, or the lag is not known for so long',
    },
    () => (signal.stalled ? 1 : 0),
  );
  metrics.gaugesOf(
    {
      name: 'projector_halted',
      help: '1 for a partition assigned here that stands still, else 0',
      labels: ['partition'],
    },
    () => {
      const halted = new Set(standingStill());
      return [...assigned()].map((partition) => [{ partition }, halted.has(partition) ? 1 : 0]);
    },
  );
}
