import { readDatabaseConnection, readKafkaConnection, readSettings, type Environment, type Settings } from '#config';
import type { KafkaLogOptions } from '#kafka';
import { Database, type Schema } from '#postgres';
import { writeNote } from '../output/print';
import { UsageError } from '../run/errors';

/** Reads the settings from the variables with a prefix, without the prefix. */
export const settingsOf = (environment: Environment, prefix = ''): Settings =>
  readSettings(
    Object.fromEntries(
      Object.entries(environment).flatMap(([name, value]) =>
        name.startsWith(prefix) ? [[name.slice(prefix.length), value] as const] : [],
      ),
    ),
  );

/** Returns the connection to the topic of decisions that the settings name. */
export function topicOptions(
  settings: Settings,
  variable = 'KAFKA_BROKERS',
): KafkaLogOptions & { readonly topic: string } {
  if (!settings.kafkaBrokers) throw new UsageError(`Set ${variable} to the addresses of Kafka.`);
  return {
    ...readKafkaConnection(settings),
    topic: `${settings.kafkaTopicPrefix}.decisions`,
    clientId: 'partnership',
    logger: (level, message) => {
      if (level === 'error' || level === 'warn') writeNote(message);
    },
  };
}

export async function openDatabaseOf(settings: Settings, schemas: readonly Schema[]): Promise<Database> {
  if (!settings.databaseUrl) throw new UsageError('Set DATABASE_URL to the address of PostgreSQL.');
  return Database.open({
    ...readDatabaseConnection(settings, 2),
    name: 'partnership',
    schemas,
    onIdleError: () => undefined,
  });
}
