import type { Admin } from 'kafkajs';
import { brokerSetting } from './broker-setting';

/** The topic would get too many or too few replicas; the message is one sentence for the operator. */
export class ReplicationRefused extends Error {
  readonly code = 'replication-refused';
  readonly retriable = false;

  constructor(sentence: string) {
    super(sentence);
    this.name = 'ReplicationRefused';
  }
}

/** The number of brokers from which one replica is a mistake, unless it is configured explicitly. */
export const SEVERAL_BROKERS = 3;

/** Returns the number of replicas of a new topic: `configured` if given, otherwise the default of the brokers. */
export async function replicasForNewTopic(admin: Admin, configured: number | undefined): Promise<number> {
  const { brokers } = await admin.describeCluster();
  if (configured !== undefined) {
    if (configured > brokers.length)
      throw new ReplicationRefused(
        `KAFKA_REPLICATION_FACTOR is ${configured}, but Kafka has ${brokers.length === 1 ? 'one broker' : `${brokers.length} brokers`}.`,
      );
    return configured;
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
