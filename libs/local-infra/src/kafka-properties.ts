/** Additions to a plain broker, for tests of how clients connect. */
export interface KafkaExtras {
  /** Adds to the settings of a plain broker or replaces them. */
  properties(ports: { broker: number; controller: number }): Record<string, string>;
  /** SCRAM users in the notation of the storage tool: `SCRAM-SHA-256=[name=a,password=b]`. */
  scram: string[];
  /** The id of the cluster that several brokers share. A single broker gets a random one. */
  clusterId?: string;
}

export interface KafkaPlace {
  logDirs: string;
  brokerPort: number;
  controllerPort: number;
  /** The port that is advertised to clients; by default the port of the listener. */
  advertisedPort?: number | undefined;
  /** The password of `KAFKA_USER` for clients and the node itself; undefined: no authentication. */
  password?: string | undefined;
  extras?: KafkaExtras | undefined;
}

/** The user name of the clients of a local Kafka. */
export const KAFKA_USER = 'partnership';

/**
 * Returns the server.properties of one KRaft node that is its own controller. The ports may change with every start: nothing stored depends on
 * them.
 */
export function kafkaProperties({
  logDirs,
  brokerPort,
  controllerPort,
  advertisedPort,
  password,
  extras,
}: KafkaPlace): string {
  const settings: Record<string, string | number | boolean> = {
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.voters': `1@127.0.0.1:${controllerPort}`,
    listeners: `PLAINTEXT://127.0.0.1:${brokerPort},CONTROLLER://127.0.0.1:${controllerPort}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${advertisedPort ?? brokerPort}`,
    'controller.listener.names': 'CONTROLLER',
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    'log.dirs': logDirs,

    'auto.create.topics.enable': false,
    'log.retention.ms': -1,
    'default.replication.factor': 1,
    'min.insync.replicas': 1,
    'offsets.topic.replication.factor': 1,
    'offsets.topic.num.partitions': 1,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.num.partitions': 1,
    'transaction.state.log.min.isr': 1,
    'share.coordinator.state.topic.replication.factor': 1,
    'share.coordinator.state.topic.num.partitions': 1,
    'share.coordinator.state.topic.min.isr': 1,

    // A broker killed with -9 may rejoin only after its old session has expired. The default of 9 s would add that much downtime.
    'broker.session.timeout.ms': 3_000,
    'broker.heartbeat.interval.ms': 500,

    'group.initial.rebalance.delay.ms': 0,
    'group.min.session.timeout.ms': 1_000,

    'num.network.threads': 2,
    'num.io.threads': 4,
    'background.threads': 2,
    'num.recovery.threads.per.data.dir': 2,

    ...(password !== undefined && accessWith(password)),
    ...extras?.properties({ broker: brokerPort, controller: controllerPort }),
  };
  return Object.entries(settings)
    .map(([name, value]) => `${name}=${escaped(String(value))}\n`)
    .join('');
}

/** Requires the password for every connection, including those to the controller, whose clients can delete topics. */
function accessWith(password: string): Record<string, string> {
  const login = `org.apache.kafka.common.security.plain.PlainLoginModule required username="${KAFKA_USER}" password="${password}" user_${KAFKA_USER}="${password}";`;
  return {
    'listener.security.protocol.map': 'PLAINTEXT:SASL_PLAINTEXT,CONTROLLER:SASL_PLAINTEXT',
    'inter.broker.listener.name': 'PLAINTEXT',
    'sasl.enabled.mechanisms': 'PLAIN',
    'sasl.mechanism.inter.broker.protocol': 'PLAIN',
    'sasl.mechanism.controller.protocol': 'PLAIN',
    'listener.name.plaintext.plain.sasl.jaas.config': login,
    'listener.name.controller.plain.sasl.jaas.config': login,
  };
}

// java.util.Properties treats a backslash as an escape, and Kafka reads the file as ISO 8859-1 whatever the locale is.
function escaped(value: string): string {
  return value
    .replaceAll('\\', '\\\\')
    .replaceAll(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
