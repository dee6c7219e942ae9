import {
  addressRanges,
  brokers,
  host,
  integerWithin,
  matching,
  oneOf,
  origin,
  path,
  perMinute,
  postgresUrl,
  secureUrl,
  yesOrNo,
} from './parsers';
import { ACCESS_SETTINGS } from './access-settings';
import { optional, readSetting, withDefault, type Environment, type Setting } from './setting';

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const SASL_MECHANISMS = ['plain', 'scram-sha-256', 'scram-sha-512', 'oauthbearer'] as const;

const SETTINGS = {
  port: withDefault({
    variable: 'PORT',
    fallback: '3000',
    allowed: 'a port from 0 to 65535, where 0 takes any free one',
    description: 'the port to listen on',
    parse: integerWithin(0, 65_535),
  }),
  host: withDefault({
    variable: 'HOST',
    fallback: '127.0.0.1',
    allowed: 'an IP address or host name without port',
    description: 'the address to listen on; beyond loopback needs API_TOKENS_FILE, OIDC_ISSUER or ALLOW_ANONYMOUS=true',
    parse: host,
  }),
  dataDir: withDefault({
    variable: 'DATA_DIR',
    fallback: '.data',
    allowed: 'a path',
    description: 'where the local Kafka and PostgreSQL keep their data',
    parse: path,
  }),
  referenceTimeline: withDefault({
    variable: 'REFERENCE_TIMELINE',
    fallback: 'on',
    allowed: '"on" or "off"',
    description: 'whether the bundled timeline is imported into an empty log (standalone only)',
    parse: yesOrNo('on', 'off'),
  }),
  logLevel: withDefault({
    variable: 'LOG_LEVEL',
    fallback: 'info',
    allowed: `one of ${LOG_LEVELS.join(', ')}`,
    description: 'the least severe messages that are logged',
    parse: oneOf(...LOG_LEVELS),
  }),
  drainSeconds: optional({
    variable: 'DRAIN_SECONDS',
    allowed: 'a whole number from 0 to 300',
    description:
      'after SIGTERM, how long the service reports that it is not ready and still answers, so that load balancers stop sending requests before it closes; by default 0 on loopback, else 5',
    parse: integerWithin(0, 300),
  }),
  kafkaBrokers: optional({
    variable: 'KAFKA_BROKERS',
    allowed: 'addresses host:port separated by commas',
    description: 'the Kafka to use; if it is not set, a local one is started',
    parse: brokers,
  }),
  kafkaReplicationFactor: optional({
    variable: 'KAFKA_REPLICATION_FACTOR',
    allowed: 'a whole number from 1 to 9',
    description:
      'the replication factor of the topics. If it is not set, the default of the brokers applies, but never 1 with three or more brokers',
    parse: integerWithin(1, 9),
  }),
  kafkaTopicCheck: withDefault({
    variable: 'KAFKA_TOPIC_CHECK',
    fallback: 'strict',
    allowed: '"strict" or "managed"',
    description:
      'strict: every required setting of a topic must be reported and correct; managed: only the settings that are reported must be correct, for Kafka-compatible services that report some only',
    parse: oneOf('strict', 'managed'),
  }),
  kafkaTls: withDefault({
    variable: 'KAFKA_TLS',
    fallback: 'off',
    allowed: '"on" or "off"',
    description: 'whether connections to brokers use TLS. Certificates and host names are checked',
    parse: yesOrNo('on', 'off'),
  }),
  kafkaTlsCaFile: optional({
    variable: 'KAFKA_TLS_CA_FILE',
    allowed: 'a path',
    description: 'the certificate authorities of the brokers, as PEM; by default those of Node',
    parse: path,
  }),
  kafkaTlsCertFile: optional({
    variable: 'KAFKA_TLS_CERT_FILE',
    allowed: 'a path',
    description: 'the client certificate of the service, as PEM; needs KAFKA_TLS_KEY_FILE',
    parse: path,
  }),
  kafkaTlsKeyFile: optional({
    variable: 'KAFKA_TLS_KEY_FILE',
    allowed: 'a path',
    description: 'the private key of the client certificate, as PEM',
    parse: path,
  }),
  kafkaSaslMechanism: optional({
    variable: 'KAFKA_SASL_MECHANISM',
    allowed: `one of ${SASL_MECHANISMS.join(', ')}`,
    description:
      'the SASL mechanism by which the service authenticates to brokers; needs KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD_FILE',
    parse: oneOf(...SASL_MECHANISMS),
  }),
  kafkaSaslUsername: optional({
    variable: 'KAFKA_SASL_USERNAME',
    allowed: 'a text',
    description: 'the user name; with oauthbearer the client id',
    parse: matching(/^[^\0]{1,500}$/),
  }),
  kafkaSaslPasswordFile: optional({
    variable: 'KAFKA_SASL_PASSWORD_FILE',
    allowed: 'a path',
    description: 'a file with the password; with oauthbearer the client secret',
    parse: path,
  }),
  kafkaSaslTokenUrl: optional({
    variable: 'KAFKA_SASL_TOKEN_URL',
    allowed: 'an address https://… (http://… on this machine only)',
    description: 'the token endpoint for oauthbearer, which issues tokens by the client credentials grant',
    parse: secureUrl,
  }),
  kafkaSaslScope: optional({
    variable: 'KAFKA_SASL_SCOPE',
    allowed: 'a text',
    description: 'the scope that is requested for such a token',
    parse: matching(/^[^\0]{1,500}$/),
  }),
  kafkaTopicPrefix: withDefault({
    variable: 'KAFKA_TOPIC_PREFIX',
    fallback: 'partnership',
    allowed: 'letters, digits, dots, hyphens and underscores, at most 100',
    description: 'the prefix of the topic names: PREFIX.decisions. It must not change once events are recorded',
    parse: matching(/^[A-Za-z0-9._-]{1,100}$/),
  }),
  projectorGroup: optional({
    variable: 'PROJECTOR_GROUP',
    allowed: 'letters, digits, dots, hyphens and underscores, at most 50',
    description:
      "a suffix for the projectors' consumer group. Projectors that fill a second database from the same log need another suffix than the first",
    parse: matching(/^[A-Za-z0-9._-]{1,50}$/),
  }),
  databaseUrl: optional({
    variable: 'DATABASE_URL',
    allowed: 'an address postgres://user:password@host:port/database',
    description:
      'the PostgreSQL to use; if it is not set, a local one is started. For TLS add `?sslmode=verify-full&sslrootcert=…`',
    parse: postgresUrl,
  }),
  databaseDirectUrl: optional({
    variable: 'DATABASE_DIRECT_URL',
    allowed: 'an address postgres://user:password@host:port/database',
    description:
      'the same database without a pooler, for LISTEN, locks and migrations. If it is set, DATABASE_URL may point to a pooler in transaction mode',
    parse: postgresUrl,
  }),
  databaseReplicaUrl: optional({
    variable: 'DATABASE_REPLICA_URL',
    allowed: 'an address postgres://user:password@host:port/database',
    description:
      'a replica of the same database (query-api). It answers queries while its lag is small; otherwise the primary does',
    parse: postgresUrl,
  }),
  databasePasswordFile: optional({
    variable: 'DATABASE_PASSWORD_FILE',
    allowed: 'a path',
    description: 'a file with the password for those of these addresses that contain none',
    parse: path,
  }),
  databasePoolSize: optional({
    variable: 'DATABASE_POOL_SIZE',
    allowed: 'a whole number from 2 to 200',
    description:
      'the most connections of the service; by default projector 8, command-api and notifier 10, query-api and standalone 16',
    parse: integerWithin(2, 200),
  }),
  databaseConnectSeconds: withDefault({
    variable: 'DATABASE_CONNECT_SECONDS',
    fallback: '6',
    allowed: 'a whole number from 1 to 60',
    description:
      'how long the service waits for a connection. If this and DATABASE_STATEMENT_SECONDS exceed 15 together, clients may wait longer than 15 seconds for an answer',
    parse: integerWithin(1, 60),
  }),
  databaseStatementSeconds: withDefault({
    variable: 'DATABASE_STATEMENT_SECONDS',
    fallback: '5',
    allowed: 'a whole number from 1 to 60',
    description:
      'how long the service waits for the result of a statement; batches, migrations and rebuilds have longer deadlines',
    parse: integerWithin(1, 60),
  }),
  databaseMigrate: withDefault({
    variable: 'DATABASE_MIGRATE',
    fallback: 'on',
    allowed: '"on" or "off"',
    description:
      'whether the projector migrates the tables when it starts; otherwise it waits for `partnership migrate`, as the other services do',
    parse: yesOrNo('on', 'off'),
  }),
  ...ACCESS_SETTINGS,
  rateLimitPerActor: optional({
    variable: 'RATE_LIMIT_PER_ACTOR',
    allowed: 'a whole number from 1 to 1000000, or "off"',
    description:
      'the requests per minute to expensive routes that an actor with a token may send to one process; further ones get 429. By default 600, and no limit on loopback',
    parse: perMinute,
  }),
  rateLimitPerAddress: optional({
    variable: 'RATE_LIMIT_PER_ADDRESS',
    allowed: 'a whole number from 1 to 1000000, or "off"',
    description:
      'the same limit for one client address, of IPv6 for its /64 network. By default 1,200, and no limit on loopback',
    parse: perMinute,
  }),
  trustedProxies: optional({
    variable: 'TRUSTED_PROXIES',
    allowed: 'IP addresses or ranges (10.0.0.0/8, loopback, linklocal, uniquelocal), separated by commas',
    description:
      'the proxies whose `X-Forwarded-For` is trusted; by default none, and the address of the connection is the client address',
    parse: addressRanges,
  }),
  publicUrl: optional({
    variable: 'PUBLIC_URL',
    allowed: 'an address https://host or http://host:port without a path',
    description:
      'the public address of the page, for links in feeds, calendars and chat messages. By default it is taken from the request; for chat messages from the request that made the subscription',
    parse: origin,
  }),
  webhooksAllowLoopback: withDefault({
    variable: 'WEBHOOKS_ALLOW_LOOPBACK',
    fallback: 'false',
    allowed: '"true" or "false"',
    description:
      'whether webhooks may be sent to loopback addresses, for local use; other private addresses are always refused',
    parse: yesOrNo('true', 'false'),
  }),
  webhookTimeoutSeconds: withDefault({
    variable: 'WEBHOOK_TIMEOUT_SECONDS',
    fallback: '15',
    allowed: 'a whole number from 1 to 60',
    description: 'how long the receiver of a webhook may take to respond',
    parse: integerWithin(1, 60),
  }),
  subscriptionsPerOwner: withDefault({
    variable: 'SUBSCRIPTIONS_PER_OWNER',
    fallback: '1000',
    allowed: 'a whole number from 1 to 100000',
    description: 'the most webhook subscriptions of one actor, and the most private addresses',
    parse: integerWithin(1, 100_000),
  }),
  termKindsFile: optional({
    variable: 'TERM_KINDS_FILE',
    allowed: 'a path',
    description: 'additional term kinds, and additional fields for built-in kinds, as JSON',
    parse: path,
  }),
  writeVersion: optional({
    variable: 'WRITE_VERSION',
    allowed: '"2" or "3"',
    description:
      'the version of the records and cursors that the service writes. Raise it once all instances run a release that reads it. By default 3 in the standalone service, else 2',
    parse: oneOf('2', '3'),
  }),
  testInfra: withDefault({
    variable: 'TEST_INFRA',
    fallback: 'local',
    allowed: '"local" or "containers"',
    description: 'the servers that the integration tests use (tests only)',
    parse: oneOf('local', 'containers'),
  }),
};

type Read<S> = S extends Setting<infer T> ? (S extends { readonly fallback: string } ? T : T | undefined) : never;

/** All settings, parsed. A field is undefined only if leaving the variable out has a meaning. */
export type Settings = { readonly [K in keyof typeof SETTINGS]: Read<(typeof SETTINGS)[K]> };

/** Parses all settings of an environment and freezes them. Throws SettingInvalid for the first invalid one. */
export function readSettings(environment: Environment): Settings {
  const entries = Object.entries(SETTINGS).map(([name, setting]) => [name, readSetting<unknown>(setting, environment)]);
  return Object.freeze(Object.fromEntries(entries)) as Settings;
}

export interface SettingRow {
  readonly variable: string;
  readonly fallback: string | undefined;
  readonly allowed: string;
  readonly description: string;
}

/** Returns every setting as text, for help and docs. */
export const settingsTable = (): readonly SettingRow[] =>
  Object.values(SETTINGS).map(({ variable, fallback, allowed, description }) => ({
    variable,
    fallback,
    allowed,
    description,
  }));
