import { readSecretFile, readSettingFile } from './setting-file';
import type { Settings } from './settings';
import { StartRefused } from './start-refused';

/** The PEM texts of a TLS connection. */
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

/** The connection to Kafka and the requirements on its topics. */
export interface KafkaConnection {
  readonly brokers: readonly string[];
  readonly tls?: KafkaTls;
  readonly sasl?: KafkaSasl;
  /** Undefined: the default of the cluster. */
  readonly replicationFactor?: number;
  readonly topicCheck: 'strict' | 'managed';
}

/**
 * Reads the settings of Kafka and the files that they name. The files are read once: after a change of a password or a certificate, restart the
 * services one after the other. Throws `StartRefused` if only a part of settings that belong together is given.
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

/** Certificate files without TLS would look like protection and give none. */
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
    if (username ?? kafkaSaslPasswordFile ?? settings.kafkaSaslTokenUrl ?? settings.kafkaSaslScope)
      throw new StartRefused('KAFKA_SASL_MECHANISM is missing: the other SASL settings have no effect without it.');
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
