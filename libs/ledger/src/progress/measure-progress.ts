import { remembered, type Metrics } from '#observability';
import { rowsOf, statement, type Queryable } from '#postgres';
import { readAllProgress } from './progress';

const loadHaltedPartitions = statement('load-halted-partitions', `SELECT partition FROM halt`);

/** One scrape reads the progress once. */
const REMEMBER_MS = 1_000;

/** Measures the stored state of the projectors, for services that do not read the log: the next offsets and the halted partitions. */
export function measureStoredProgress(metrics: Metrics, db: Queryable): void {
  const progress = remembered(REMEMBER_MS, () => readAllProgress(db));
  metrics.gaugesOf(
    {
      name: 'projection_next_offset',
      help: 'Stored next offset of each partition; if commands are recorded and none of these increases, nothing is projected',
      labels: ['partition'],
    },
    async () => (await progress()).map(({ partition, nextOffset }) => [{ partition }, nextOffset]),
  );
  metrics.gaugesOf(
    {
      name: 'projection_halted_partitions',
      help: 'Halted partitions as stored, whether or not a projector runs',
    },
    async () => [[{}, (await rowsOf(db, loadHaltedPartitions, [])).length]],
  );
}
