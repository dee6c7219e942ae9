import type { KafkaConnection } from '#config';
import type { TopicFinding } from '#kafka';
import { counted } from '../../output/counted';
import type { Reply } from './reply';
import { differs, type ServerFinding, fits, undetermined } from './finding';

/** The replies of Kafka. */
export interface KafkaFacts {
  readonly topic: string;
  readonly brokers: Reply<number>;
  readonly topicState: Reply<NewTopic | ExistingTopic>;
  readonly requestBytes: Reply<{ readonly allowed: number | null; readonly needed: number }>;
}

interface NewTopic {
  readonly is: 'missing';
  readonly replicas: Reply<number>;
}

interface ExistingTopic {
  readonly is: 'there';
  readonly settings: Reply<readonly TopicFinding[]>;
  readonly ready: Reply<void>;
  /** Null if the log has not begun. */
  readonly logId: Reply<string | null>;
}

export function kafkaFindings(connection: KafkaConnection, reached: Reply<KafkaFacts>): ServerFinding[] {
  const at = `Kafka at ${connection.brokers.join(', ')}`;
  if (reached.is === 'unknown')
    return [
      differs(
        'kafka-reachable',
        `${at} cannot be used: ${reached.why}. Check KAFKA_BROKERS, the way through the network, and what the brokers ask for of TLS and SASL.`,
      ),
    ];
  const { value: facts } = reached;
  return [
    fits('kafka-reachable', `${at} answers. ${loginInWords(connection)}`),
    brokersFinding(facts.brokers),
    requestFinding(facts.requestBytes),
    ...topicFindings(facts),
  ];
}

/** Describes the identity that the client presents. Kafka does not report how it identifies a client. */
export function loginInWords({ tls, sasl }: Pick<KafkaConnection, 'tls' | 'sasl'>): string {
  const shown = [
    ...(sasl ? [`the user "${'username' in sasl ? sasl.username : sasl.clientId}" by SASL ${sasl.mechanism}`] : []),
    ...(tls?.cert ? ['the certificate of KAFKA_TLS_CERT_FILE'] : []),
  ];
  return `We show ${shown.join(' and ') || 'no user'}, ${tls ? 'over TLS' : 'without TLS'}.`;
}

function brokersFinding(brokers: Reply<number>): ServerFinding {
  const check = 'kafka-brokers';
  if (brokers.is === 'unknown') return differs(check, `The brokers cannot be counted: ${brokers.why}.`);
  const advice = brokers.value === 1 ? ': back the log up elsewhere by `partnership log backup`' : '';
  return fits(check, `Kafka has ${counted(brokers.value, 'broker')}${advice}.`);
}

function requestFinding(request: KafkaFacts['requestBytes']): ServerFinding {
  const check = 'kafka-request-size';
  const setting = 'socket.request.max.bytes';
  if (request.is === 'unknown') return undetermined(check, `${setting} of the brokers cannot be read: ${request.why}.`);
  const { allowed, needed } = request.value;
  if (allowed === null)
    return undetermined(check, `The brokers do not report their ${setting}; it must be more than ${needed}.`);
  return allowed > needed
    ? fits(check, `The brokers take requests of ${allowed} bytes, and the largest record has ${needed}.`)
    : differs(check, `The brokers take requests of ${allowed} bytes only: set ${setting} above ${needed}.`);
}

function topicFindings({ topic, topicState }: KafkaFacts): ServerFinding[] {
  const check = 'kafka-topic';
  if (topicState.is === 'unknown')
    return [differs(check, `Whether the topic ${topic} exists is unknown: ${topicState.why}.`)];
  const { value: state } = topicState;
  if (state.is === 'missing') {
    const { replicas } = state;
    if (replicas.is === 'unknown') return [differs(check, `The topic ${topic} cannot be created: ${replicas.why}`)];
    const copies = counted(replicas.value, 'replica');
    return [fits(check, `There is no topic ${topic} yet; command-api creates it with ${copies} when it starts.`)];
  }
  return [
    ...settingsFindings(topic, state.settings),
    state.ready.is === 'known'
      ? fits('kafka-topic-ready', `Every partition of ${topic} has a leader, and enough replicas in step.`)
      : differs('kafka-topic-ready', `${topic} cannot take records now: ${state.ready.why}. Look after the brokers.`),
    logFinding(topic, state.logId),
  ];
}

function settingsFindings(topic: string, settings: ExistingTopic['settings']): ServerFinding[] {
  if (settings.is === 'unknown')
    return [
      differs(
        'kafka-topic-settings',
        `The settings of ${topic} cannot be read: ${settings.why}. Allow Describe and DescribeConfigs on the topic.`,
      ),
    ];
  return settings.value.map((one) => settingFinding(topic, one));
}

function settingFinding(topic: string, { setting, found, wanted, verdict }: TopicFinding): ServerFinding {
  const check = `kafka-topic-${/^a \w+ \w+|^\S+/.exec(setting)![0].replace(/^a /, '').replaceAll(' ', '-')}`;
  switch (verdict) {
    case 'fits':
      return fits(check, `${topic} has ${setting} ${found ?? 'unset'}.`);
    case 'unknown':
      return undetermined(
        check,
        `Whether ${topic} has ${setting} ${wanted} was not checked: ask the operator of Kafka.`,
      );
    case 'differs':
      return differs(
        check,
        found === null
          ? `Kafka does not report whether ${topic} has ${setting} ${wanted}: set it or, if the Kafka service never reports it, set KAFKA_TOPIC_CHECK=managed.`
          : `${topic} has ${setting} ${found}, but it must be ${wanted}: ${remedyOf(setting)}.`,
      );
  }
}

function remedyOf(setting: string): string {
  if (setting.startsWith('a partition count'))
    return 'copy the log into a topic of the right count by `partnership log copy`';
  if (setting.startsWith('a replication factor')) return 'change it by kafka-reassign-partitions';
  return 'change it by kafka-configs --alter';
}

function logFinding(topic: string, logId: ExistingTopic['logId']): ServerFinding {
  const check = 'kafka-log';
  if (logId.is === 'unknown')
    return differs(
      check,
      `The first record of ${topic} does not show which log this is: ${logId.why}. Allow Read on the topic and on groups that begin with its name, or set KAFKA_TOPIC_PREFIX to where the log is.`,
    );
  return logId.value === null
    ? fits(check, `${topic} is empty; the log begins when command-api starts.`)
    : fits(check, `${topic} holds the log ${logId.value}.`);
}
