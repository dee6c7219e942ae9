import type { Settings } from '#config';
import type { KafkaLogin } from '#local-infra';

/** Returns the settings for the connection to a local Kafka; undefined for an external one. */
export const settingsOf = (
  login: KafkaLogin | undefined,
): Pick<Settings, 'kafkaSaslMechanism' | 'kafkaSaslUsername' | 'kafkaSaslPasswordFile'> | undefined =>
  login && {
    kafkaSaslMechanism: 'plain',
    kafkaSaslUsername: login.username,
    kafkaSaslPasswordFile: login.passwordFile,
  };

/** Returns the same settings as environment variables for a child process. */
export const environmentOf = (login: KafkaLogin | undefined): Record<string, string> =>
  login
    ? {
        KAFKA_SASL_MECHANISM: 'plain',
        KAFKA_SASL_USERNAME: login.username,
        KAFKA_SASL_PASSWORD_FILE: login.passwordFile,
      }
    : {};
