import type { Admin } from 'kafkajs';
import type { KafkaLogSettings } from '../options';

/** A partition cannot accept records now. */
export class PartitionUnavailable extends Error {
  readonly code = 'partition-unavailable';
  readonly retriable = true;

  constructor(topic: string, partition: number, why: string) {
    super(`partition ${partition} of ${topic} ${why}`);
    this.name = 'PartitionUnavailable';
  }
}

/** Rejects unless each partition has a leader that answers, and as many in-sync replicas as an append needs. */
export async function checkTopicAnswers(admin: Admin, { topic }: Pick<KafkaLogSettings, 'topic'>): Promise<void> {
  const { topics } = await admin.fetchTopicMetadata({ topics: [topic] });
  for (const { partitionId, leader, isr, replicas } of topics[0]?.partitions ?? []) {
    const needed = Math.min(2, replicas.length);
    if (leader < 0) throw new PartitionUnavailable(topic, partitionId, 'has no leader');
    if (isr.length < needed)
      throw new PartitionUnavailable(topic, partitionId, `has ${isr.length} replicas in step and needs ${needed}`);
  }
  // Any broker returns metadata; only the leader of each partition returns its end.
  await admin.fetchTopicOffsets(topic);
}
