import type { RunningServers } from './start-infra';

// The port of the external listener that KafkaContainer creates and exposes.
const kafkaPort = 9093;

/** Returns whether Testcontainers reaches a container engine. */
export async function containerEngineIsReachable(): Promise<boolean> {
  const { getContainerRuntimeClient } = await import('testcontainers');
  return getContainerRuntimeClient().then(
    () => true,
    () => false,
  );
}

/** Starts Kafka and PostgreSQL in containers, for tests on a machine with a container engine. */
export async function startContainers(onProgress: (line: string) => void): Promise<RunningServers> {
  const { KafkaContainer } = await import('@testcontainers/kafka');
  const { PostgreSqlContainer } = await import('@testcontainers/postgresql');
  onProgress('starting Kafka and PostgreSQL in containers');
  const [kafka, postgres] = await Promise.all([
    // Confluent Platform 8.1 is Apache Kafka 4.1. The module supports no other image.
    new KafkaContainer('confluentinc/cp-kafka:8.1.0')
      .withEnvironment({
        KAFKA_AUTO_CREATE_TOPICS_ENABLE: 'false',
        KAFKA_GROUP_MIN_SESSION_TIMEOUT_MS: '1000',
      })
      .start(),
    new PostgreSqlContainer('postgres:18').start(),
  ]);
  return {
    kafka: { brokers: [`${kafka.getHost()}:${kafka.getMappedPort(kafkaPort)}`], origin: 'a container' },
    postgres: { url: postgres.getConnectionUri(), origin: 'a container' },
    stop: async () => void (await Promise.all([kafka.stop(), postgres.stop()])),
  };
}
