import type { Admin } from 'kafkajs';
import { brokerSetting } from './broker-setting';

/** Kafka is not asked to make so many copies of a topic, or so few; the message is one sentence for the operator. */
export class ReplicationRefused extends Error {
  readonly code = 'replication-refused';
  readonly retriable = false;

  constructor(sentence: string) {
    super(sentence);
    this.name = 'ReplicationRefused';
  }
}

/** With so many brokers one copy is a mistake, unless somebody says that it is none. */
export const SEVERAL_BROKERS = 3;

/** How many copies a new topic gets: as many as `told`, else as many as the brokers make by default. */
export async function replicasForNewTopic(admin: Admin, told: number | undefined): Promise<number> {
  const { brokers } = await admin.describeCluster();
  if (told !== undefined) {
    if (told > brokers.length)
      throw new ReplicationRefused(
        `KAFKA_REPLICATION_FACTOR is ${told}, but Kafka has ${brokers.length === 1 ? 'one broker' : `${brokers.length} brokers`}.`,
      );
    return told;
  }
  const byDefault =
    (await brokerSetting(admin, brokers[0]?.nodeId, 'default.replication.factor')) ??
    (brokers.length >= SEVERAL_BROKERS ? SEVERAL_BROKERS : 1);
  if (byDefault === 1 && brokers.length >= SEVERAL_BROKERS)
    throw new ReplicationRefused(
      `Kafka has ${brokers.length} brokers and makes one copy of a topic by default: set KAFKA_REPLICATION_FACTOR=3, or =1 where one copy is meant.`,
    );
  return byDefault;
}
