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
      'how long a service that was told to end says that it is not ready and goes on answering, so that nothing is sent to it any more when it closes; by default 0 on loopback, else 5',
    parse: integerWithin(0, 300),
  }),
  kafkaBrokers: optional({
    variable: 'KAFKA_BROKERS',
    allowed: 'addresses host:port separated by commas',
    description: 'the Kafka to use; a local one is started when not given',
    parse: brokers,
  }),
  kafkaReplicationFactor: optional({
    variable: 'KAFKA_REPLICATION_FACTOR',
    allowed: 'a whole number from 1 to 9',
    description:
      'how many copies of each partition the topics have. Without it: as many as the brokers make by default, but not 1 where there are three brokers or more',
    parse: integerWithin(1, 9),
  }),
  kafkaTopicCheck: withDefault({
    variable: 'KAFKA_TOPIC_CHECK',
    fallback: 'strict',
    allowed: '"strict" or "managed"',
    description:
      'whether every setting of a topic must be reported and right, or, as services compatible with Kafka report some only, those that are reported',
    parse: oneOf('strict', 'managed'),
  }),
  kafkaTls: withDefault({
    variable: 'KAFKA_TLS',
    fallback: 'off',
    allowed: '"on" or "off"',
    description: 'whether brokers are spoken to over TLS, their certificates and names checked',
    parse: yesOrNo('on', 'off'),
  }),
  kafkaTlsCaFile: optional({
    variable: 'KAFKA_TLS_CA_FILE',
    allowed: 'a path',
    description: 'the authorities that may have signed the certificates of the brokers, as PEM; else those of Node',
    parse: path,
  }),
  kafkaTlsCertFile: optional({
    variable: 'KAFKA_TLS_CERT_FILE',
    allowed: 'a path',
    description: 'the certificate that the service shows to brokers, as PEM; needs KAFKA_TLS_KEY_FILE',
    parse: path,
  }),
  kafkaTlsKeyFile: optional({
    variable: 'KAFKA_TLS_KEY_FILE',
    allowed: 'a path',
    description: 'the key of that certificate, as PEM',
    parse: path,
  }),
  kafkaSaslMechanism: optional({
    variable: 'KAFKA_SASL_MECHANISM',
    allowed: `one of ${SASL_MECHANISMS.join(', ')}`,
    description: 'how the service says to brokers who it is; needs KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD_FILE',
    parse: oneOf(...SASL_MECHANISMS),
  }),
  kafkaSaslUsername: optional({
    variable: 'KAFKA_SASL_USERNAME',
    allowed: 'a text',
    description: 'the user; with oauthbearer the id of the client',
    parse: matching(/^[^\0]{1,500}$/),
  }),
  kafkaSaslPasswordFile: optional({
    variable: 'KAFKA_SASL_PASSWORD_FILE',
    allowed: 'a path',
    description: 'a file that holds the password; with oauthbearer the secret of the client',
    parse: path,
  }),
  kafkaSaslTokenUrl: optional({
    variable: 'KAFKA_SASL_TOKEN_URL',
    allowed: 'an address https://… (http://… on this machine only)',
    description: 'the token endpoint of oauthbearer: asked for tokens by the client credentials grant',
    parse: secureUrl,
  }),
  kafkaSaslScope: optional({
    variable: 'KAFKA_SASL_SCOPE',
    allowed: 'a text',
    description: 'the scope that such a token is asked for with',
    parse: matching(/^[^\0]{1,500}$/),
  }),
  kafkaTopicPrefix: withDefault({
    variable: 'KAFKA_TOPIC_PREFIX',
    fallback: 'partnership',
    allowed: 'letters, digits, dots, hyphens and underscores, at most 100',
    description: 'what the names of the topics begin with: PREFIX.decisions; fixed for ever once recorded to',
    parse: matching(/^[A-Za-z0-9._-]{1,100}$/),
  }),
  projectorGroup: optional({
    variable: 'PROJECTOR_GROUP',
    allowed: 'letters, digits, dots, hyphens and underscores, at most 50',
    description:
      "what the name of the projectors' consumer group ends with; projectors that fill a second database from the same log need another one than the first",
    parse: matching(/^[A-Za-z0-9._-]{1,50}$/),
  }),
  databaseUrl: optional({
    variable: 'DATABASE_URL',
    allowed: 'an address postgres://user:password@host:port/database',
    description:
      'the PostgreSQL to use; a local one is started when not given. TLS by `?sslmode=verify-full&sslrootcert=…`',
    parse: postgresUrl,
  }),
  databaseDirectUrl: optional({
    variable: 'DATABASE_DIRECT_URL',
    allowed: 'an address postgres://user:password@host:port/database',
    description:
      'the same database without a pooler, for LISTEN, locks and migrations. Given, DATABASE_URL may be a pooler that shares connections by transaction',
    parse: postgresUrl,
  }),
  databaseReplicaUrl: optional({
    variable: 'DATABASE_REPLICA_URL',
    allowed: 'an address postgres://user:password@host:port/database',
    description:
      'one replica of the same database (query-api): it answers queries while it follows closely, and the primary does while it does not',
    parse: postgresUrl,
  }),
  databasePasswordFile: optional({
    variable: 'DATABASE_PASSWORD_FILE',
    allowed: 'a path',
    description: 'a file that holds the password for those of these addresses that have none',
    parse: path,
  }),
  databasePoolSize: optional({
    variable: 'DATABASE_POOL_SIZE',
    allowed: 'a whole number from 2 to 200',
    description:
      'how many connections the service keeps at most; by default projector 8, command-api and notifier 10, query-api and standalone 16',
    parse: integerWithin(2, 200),
  }),
  databaseConnectSeconds: withDefault({
    variable: 'DATABASE_CONNECT_SECONDS',
    fallback: '6',
    allowed: 'a whole number from 1 to 60',
    description:
      'how long a connection is waited for. With more than 15 together with the next, clients may wait longer than 15 seconds for an answer',
    parse: integerWithin(1, 60),
  }),
  databaseStatementSeconds: withDefault({
    variable: 'DATABASE_STATEMENT_SECONDS',
    fallback: '5',
    allowed: 'a whole number from 1 to 60',
    description: 'how long the answer to a statement is waited for; batches, migrations and rebuilds have longer',
    parse: integerWithin(1, 60),
  }),
  databaseMigrate: withDefault({
    variable: 'DATABASE_MIGRATE',
    fallback: 'on',
    allowed: '"on" or "off"',
    description:
      'whether the projector brings the tables up to date when it starts; otherwise it waits until `partnership migrate` has done so, as the other services do',
    parse: yesOrNo('on', 'off'),
  }),
  ...ACCESS_SETTINGS,
  rateLimitPerActor: optional({
    variable: 'RATE_LIMIT_PER_ACTOR',
    allowed: 'a whole number from 1 to 1000000, or "off"',
    description:
      'how many requests a minute to expensive routes an actor with a token may send to one process; beyond it 429. Without it: 600, and no limit on loopback',
    parse: perMinute,
  }),
  rateLimitPerAddress: optional({
    variable: 'RATE_LIMIT_PER_ADDRESS',
    allowed: 'a whole number from 1 to 1000000, or "off"',
    description: 'the same for one address of a client. Without it: 1,200, and no limit on loopback',
    parse: perMinute,
  }),
  trustedProxies: optional({
    variable: 'TRUSTED_PROXIES',
    allowed: 'IP addresses or ranges (10.0.0.0/8, loopback, linklocal, uniquelocal), separated by commas',
    description:
      'proxies whose `X-Forwarded-For` tells the address of a client; without it, whoever connects is the client',
    parse: addressRanges,
  }),
  publicUrl: optional({
    variable: 'PUBLIC_URL',
    allowed: 'an address https://host or http://host:port without a path',
    description:
      'where people find the page, for links in feeds, calendars and messages to chats. Without it: as the request that asks for them says, for messages the one that made the subscription',
    parse: origin,
  }),
  webhooksAllowLoopback: withDefault({
    variable: 'WEBHOOKS_ALLOW_LOOPBACK',
    fallback: 'false',
    allowed: '"true" or "false"',
    description:
      'whether webhooks may be sent to this machine itself, for local use; other private addresses stay refused',
    parse: yesOrNo('true', 'false'),
  }),
  webhookTimeoutSeconds: withDefault({
    variable: 'WEBHOOK_TIMEOUT_SECONDS',
    fallback: '15',
    allowed: 'a whole number from 1 to 60',
    description: 'how long the receiver of a webhook may take to answer',
    parse: integerWithin(1, 60),
  }),
  subscriptionsPerOwner: withDefault({
    variable: 'SUBSCRIPTIONS_PER_OWNER',
    fallback: '1000',
    allowed: 'a whole number from 1 to 100000',
    description: 'how many webhook subscriptions one actor may have, and as many private addresses',
    parse: integerWithin(1, 100_000),
  }),
  termKindsFile: optional({
    variable: 'TERM_KINDS_FILE',
    allowed: 'a path',
    description: 'term kinds of your own, and fields of your own for built-in ones, as JSON',
    parse: path,
  }),
  writeVersion: optional({
    variable: 'WRITE_VERSION',
    allowed: '"2" or "3"',
    description:
      'the version of the records and cursors that are written; raise it once all instances run a release that reads it. By default 3 in the standalone service, else 2',
    parse: oneOf('2', '3'),
  }),
  testInfra: withDefault({
    variable: 'TEST_INFRA',
    fallback: 'local',
    allowed: '"local" or "containers"',
    description: 'what the integration tests run on (tests only)',
    parse: oneOf('local', 'containers'),
  }),
};

type Read<S> = S extends Setting<infer T> ? (S extends { readonly fallback: string } ? T : T | undefined) : never;

/** All settings, parsed; fields are undefined only where leaving the variable out has a meaning. */
export type Settings = { readonly [K in keyof typeof SETTINGS]: Read<(typeof SETTINGS)[K]> };

/** Parses all settings of an environment once, frozen; throws SettingInvalid for the first that is wrong. */
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

/** Every setting in words, for help texts and docs. */
export const settingsTable = (): readonly SettingRow[] =>
  Object.values(SETTINGS).map(({ variable, fallback, allowed, description }) => ({
    variable,
    fallback,
    allowed,
    description,
  }));
