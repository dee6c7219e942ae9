import { createSecureContext } from 'node:tls';
import { X509Certificate } from 'node:crypto';
import {
  assertDatabaseCertificates,
  type KafkaTls,
  readDatabaseConnection,
  readKafkaConnection,
  type Settings,
  StartRefused,
} from '#config';
import type { Server } from './required';

/**
 * Compares the settings that belong together and reads the files that they name, so that a start that would fail later is refused before anything is
 * created or waited for. A service that needs no server of others brings its own. Throws StartRefused or SettingFileUnreadable.
 */
export function assertConsistent(settings: Settings, needs: readonly Server[]): void {
  const bringsItsOwn = needs.length === 0;
  if (bringsItsOwn || needs.includes('kafkaBrokers')) {
    const { tls } = readKafkaConnection(settings);
    if (tls) assertUsable(tls);
  }
  assertDatabaseCertificates(settings);
  readDatabaseConnection(settings, 1);
  if (bringsItsOwn) assertNothingStrays(settings);
}

/** Refuses settings of a server that is not named: the service would run on a server of its own, and they would mean nothing. */
function assertNothingStrays(settings: Settings): void {
  const stray = {
    KAFKA_BROKERS: settings.kafkaBrokers === undefined && {
      KAFKA_TLS: settings.kafkaTls || undefined,
      KAFKA_SASL_MECHANISM: settings.kafkaSaslMechanism,
    },
    DATABASE_URL: settings.databaseUrl === undefined && {
      DATABASE_DIRECT_URL: settings.databaseDirectUrl,
      DATABASE_REPLICA_URL: settings.databaseReplicaUrl,
      DATABASE_PASSWORD_FILE: settings.databasePasswordFile,
    },
  };
  for (const [missing, others] of Object.entries(stray)) {
    const given = Object.entries(others).find(([, value]) => value !== undefined);
    if (given) throw new StartRefused(`${given[0]} is given, but ${missing} is not.`);
  }
}

function assertUsable({ ca, cert, key }: KafkaTls): void {
  assertTls('KAFKA_TLS_CA_FILE', () => ca !== undefined && new X509Certificate(ca));
  assertTls('KAFKA_TLS_CERT_FILE', () => cert !== undefined && new X509Certificate(cert));
  assertTls('KAFKA_TLS_KEY_FILE', () => createSecureContext({ ...(cert && { cert }), ...(key && { key }) }));
}

function assertTls(variable: string, use: () => unknown): void {
  try {
    use();
  } catch (error) {
    throw new StartRefused(`${variable} cannot be used: ${(error as Error).message}.`, error);
  }
}
