import { readSecretFile, readSettingFile } from './setting-file';
import type { Settings } from './settings';
import { StartRefused } from './start-refused';

/** What a TLS connection is made with; PEM texts. */
export interface KafkaTls {
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
}

export type KafkaSasl =
  | {
      readonly mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512';
      readonly username: string;
      readonly password: string;
    }
  | {
      readonly mechanism: 'oauthbearer';
      readonly clientId: string;
      readonly clientSecret: string;
      readonly tokenUrl: string;
      readonly scope?: string;
    };

/** How Kafka is reached, and what its topics have to be. */
export interface KafkaConnection {
  readonly brokers: readonly string[];
  readonly tls?: KafkaTls;
  readonly sasl?: KafkaSasl;
  /** Undefined: as the cluster says. */
  readonly replicationFactor?: number;
  readonly topicCheck: 'strict' | 'managed';
}

/**
 * The settings that tell of Kafka, with the files that they name. They are read once: whoever changes a password or a certificate starts the
 * services anew, one after the other. Throws `StartRefused` where settings belong together and one is missing.
 */
export function readKafkaConnection(settings: Settings): KafkaConnection {
  const { kafkaBrokers = [], kafkaTls, kafkaReplicationFactor, kafkaTopicCheck } = settings;
  const sasl = readSasl(settings);
  assertTlsIsMeant(settings);
  return {
    brokers: kafkaBrokers,
    topicCheck: kafkaTopicCheck,
    ...(kafkaTls && { tls: readTls(settings) }),
    ...(sasl && { sasl }),
    ...(kafkaReplicationFactor !== undefined && { replicationFactor: kafkaReplicationFactor }),
  };
}

/** Files without TLS would look like protection and be none. */
function assertTlsIsMeant({ kafkaTls, kafkaTlsCaFile, kafkaTlsCertFile, kafkaTlsKeyFile }: Settings): void {
  const given = Object.entries({
    KAFKA_TLS_CA_FILE: kafkaTlsCaFile,
    KAFKA_TLS_CERT_FILE: kafkaTlsCertFile,
    KAFKA_TLS_KEY_FILE: kafkaTlsKeyFile,
  }).find(([, file]) => file !== undefined);
  if (given && !kafkaTls) throw new StartRefused(`${given[0]} is given, but KAFKA_TLS is off.`);
  if ((kafkaTlsCertFile === undefined) !== (kafkaTlsKeyFile === undefined))
    throw new StartRefused('KAFKA_TLS_CERT_FILE and KAFKA_TLS_KEY_FILE belong together: give both or neither.');
}

function readTls({ kafkaTlsCaFile, kafkaTlsCertFile, kafkaTlsKeyFile }: Settings): KafkaTls {
  return {
    ...(kafkaTlsCaFile !== undefined && { ca: readSettingFile('KAFKA_TLS_CA_FILE', kafkaTlsCaFile) }),
    ...(kafkaTlsCertFile !== undefined && { cert: readSettingFile('KAFKA_TLS_CERT_FILE', kafkaTlsCertFile) }),
    ...(kafkaTlsKeyFile !== undefined && { key: readSettingFile('KAFKA_TLS_KEY_FILE', kafkaTlsKeyFile) }),
  };
}

function readSasl(settings: Settings): KafkaSasl | undefined {
  const { kafkaSaslMechanism: mechanism, kafkaSaslUsername: username, kafkaSaslPasswordFile } = settings;
  if (mechanism === undefined) {
    if (username ?? kafkaSaslPasswordFile ?? settings.kafkaSaslTokenUrl)
      throw new StartRefused('KAFKA_SASL_MECHANISM is missing: what else is said of SASL means nothing without it.');
    return undefined;
  }
  if (username === undefined || kafkaSaslPasswordFile === undefined)
    throw new StartRefused(`KAFKA_SASL_MECHANISM ${mechanism} needs KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD_FILE.`);
  const secret = readSecretFile('KAFKA_SASL_PASSWORD_FILE', kafkaSaslPasswordFile);
  if (mechanism !== 'oauthbearer') return { mechanism, username, password: secret };
  const { kafkaSaslTokenUrl: tokenUrl, kafkaSaslScope: scope } = settings;
  if (tokenUrl === undefined) throw new StartRefused('KAFKA_SASL_MECHANISM oauthbearer needs KAFKA_SASL_TOKEN_URL.');
  return { mechanism, clientId: username, clientSecret: secret, tokenUrl, ...(scope !== undefined && { scope }) };
}
