import type { Settings } from '#config';
import type { KafkaLogin } from '#local-infra';

/** The settings by which a service reaches a local Kafka; none where it was given one. */
export const settingsOf = (
  login: KafkaLogin | undefined,
): Pick<Settings, 'kafkaSaslMechanism' | 'kafkaSaslUsername' | 'kafkaSaslPasswordFile'> | undefined =>
  login && {
    kafkaSaslMechanism: 'plain',
    kafkaSaslUsername: login.username,
    kafkaSaslPasswordFile: login.passwordFile,
  };

/** The same for a process that is started. */
export const environmentOf = (login: KafkaLogin | undefined): Record<string, string> =>
  login
    ? {
        KAFKA_SASL_MECHANISM: 'plain',
        KAFKA_SASL_USERNAME: login.username,
        KAFKA_SASL_PASSWORD_FILE: login.passwordFile,
      }
    : {};
