import type { Database } from '#postgres';
import { reasonOf } from '#observability';
import type { Service } from '#service';
import { ReplicaReads } from './replica-reads';

/** Reads from a replica as long as it follows `database` closely; the log and a metric report when it does not. */
export function followReplica(
  { logger, metrics, onStop }: Service,
  database: Database,
  replica: Database,
): ReplicaReads {
  const reads = new ReplicaReads(database, replica, {
    left: (because) => logger.warn(reasonOf(because), 'the replica is not read from: the primary answers'),
    returned: () => logger.info('the replica is read from again'),
  });
  onStop(async () => reads.close());
  metrics.gaugesOf(
    { name: 'replica_in_use', help: '1 while queries are answered from the replica, 0 while the primary answers them' },
    async () => [[{}, reads.isOnReplica ? 1 : 0]],
  );
  return reads;
}
