import { readSettings, settingsTable, type Settings } from './settings';
import { SettingInvalid } from './setting';

describe('settings', () => {
  test('an_empty_environment_gives_the_defaults', () => {
    const settings: Settings = readSettings({});
    expect(settings).toEqual({
      port: 3000,
      host: '127.0.0.1',
      dataDir: '.data',
      referenceTimeline: true,
      logLevel: 'info',
      kafkaBrokers: undefined,
      kafkaReplicationFactor: undefined,
      kafkaTopicCheck: 'strict',
      kafkaTls: false,
      kafkaTopicPrefix: 'partnership',
      databaseUrl: undefined,
      databaseConnectSeconds: 6,
      databaseStatementSeconds: 5,
      databaseMigrate: true,
      apiTokensFile: undefined,
      oidcActorClaim: 'sub',
      allowAnonymous: false,
      webhooksAllowLoopback: false,
      webhookTimeoutSeconds: 15,
      subscriptionsPerOwner: 1000,
      termKindsFile: undefined,
      testInfra: 'local',
    });
    expect(Object.isFrozen(settings)).toBe(true);
  });

  test('stated_settings_are_read_with_their_types', () => {
    expect(
      readSettings({
        PORT: ' 0 ',
        HOST: '::1',
        REFERENCE_TIMELINE: 'off',
        KAFKA_BROKERS: 'a:9092, [::1]:9093',
        DATABASE_URL: 'postgres://u:p@h:5432/d',
        OIDC_SCOPES_CLAIM: '/realm_access/roles',
        OIDC_SCOPES: 'urn:x=y=read, editor=read+record',
        ALLOW_ANONYMOUS: 'true',
        WEBHOOKS_ALLOW_LOOPBACK: 'true',
        WEBHOOK_TIMEOUT_SECONDS: '60',
        SUBSCRIPTIONS_PER_OWNER: '1',
        KAFKA_REPLICATION_FACTOR: '3',
        RATE_LIMIT_PER_ACTOR: '600',
        RATE_LIMIT_PER_ADDRESS: 'off',
        TRUSTED_PROXIES: '10.0.0.0/8, fd00::/8,192.0.2.1,uniquelocal',
        LOG_LEVEL: '',
      }),
    ).toMatchObject({
      port: 0,
      host: '::1',
      referenceTimeline: false,
      kafkaBrokers: ['a:9092', '[::1]:9093'],
      databaseUrl: 'postgres://u:p@h:5432/d',
      oidcScopesClaim: '/realm_access/roles',
      oidcScopes: new Map([
        ['urn:x=y', ['read']],
        ['editor', ['read', 'record']],
      ]),
      allowAnonymous: true,
      webhooksAllowLoopback: true,
      webhookTimeoutSeconds: 60,
      subscriptionsPerOwner: 1,
      kafkaReplicationFactor: 3,
      rateLimitPerActor: 600,
      rateLimitPerAddress: 'off',
      trustedProxies: ['10.0.0.0/8', 'fd00::/8', '192.0.2.1', 'uniquelocal'],
      logLevel: 'info',
    });
  });

  test.each([
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '3e3'],
    ['PORT', '80a'],
    ['HOST', 'localhost:3000 '],
    ['HOST', 'http://localhost'],
    ['REFERENCE_TIMELINE', 'true'],
    ['LOG_LEVEL', 'loud'],
    ['KAFKA_BROKERS', 'kafka'],
    ['KAFKA_BROKERS', 'a:9092,'],
    ['KAFKA_BROKERS', 'a:99999'],
    ['DATABASE_URL', 'mysql://h/d'],
    ['DATABASE_URL', 'postgres://h'],
    ['DATABASE_DIRECT_URL', 'h'],
    ['DATABASE_POOL_SIZE', '1'],
    ['DATABASE_STATEMENT_SECONDS', '0'],
    ['DATABASE_URL', 'h:5432/d'],
    ['ALLOW_ANONYMOUS', 'yes'],
    ['OIDC_ISSUER', 'http://issuer.example'],
    ['OIDC_ISSUER', 'https://issuer.example/?tenant=1'],
    ['OIDC_ISSUER', 'issuer.example'],
    ['OIDC_JWKS_URL', 'http://issuer.example/keys'],
    ['OIDC_ACTOR_CLAIM', '/a~2'],
    ['OIDC_SCOPES', 'reader'],
    ['OIDC_SCOPES', 'reader=write'],
    ['OIDC_SCOPES', 'reader=read,reader=record'],
    ['OIDC_SCOPES', 'reader=read,'],
    ['WEBHOOKS_ALLOW_LOOPBACK', '1'],
    ['WEBHOOK_TIMEOUT_SECONDS', '0'],
    ['SUBSCRIPTIONS_PER_OWNER', 'many'],
    ['KAFKA_REPLICATION_FACTOR', '0'],
    ['KAFKA_TOPIC_CHECK', 'off'],
    ['RATE_LIMIT_PER_ACTOR', '0'],
    ['RATE_LIMIT_PER_ADDRESS', 'none'],
    ['TRUSTED_PROXIES', 'gateway'],
    ['TRUSTED_PROXIES', '10.0.0.0/33'],
    ['TRUSTED_PROXIES', 'uniquelocal/8'],
    ['KAFKA_SASL_MECHANISM', 'gssapi'],
    ['KAFKA_SASL_TOKEN_URL', 'http://issuer.example/token'],
    ['KAFKA_SASL_TOKEN_URL', 'issuer.example'],
    ['PUBLIC_URL', 'timeline.example'],
    ['PUBLIC_URL', 'https://timeline.example/below'],
    ['PUBLIC_URL', 'ftp://timeline.example'],
    ['TEST_INFRA', 'cloud'],
  ])('%s_cannot_be_%s', (variable, text) => {
    const read = () => readSettings({ [variable]: text });
    expect(read).toThrow(SettingInvalid);
    const allowed = settingsTable().find((row) => row.variable === variable)?.allowed;
    expect(read).toThrow(`${variable} is ${JSON.stringify(text.trim())}, but must be ${allowed}.`);
  });

  test('an_error_message_masks_the_password', () => {
    expect(() => readSettings({ DATABASE_URL: 'mysql://me:hush@h/d' })).toThrow('"mysql://me:***@h/d"');
  });

  test('the_table_describes_every_setting_and_every_default_is_allowed', () => {
    const table = settingsTable();
    expect(new Set(table.map(({ variable }) => variable)).size).toBe(Object.keys(readSettings({})).length);
    for (const { variable, fallback, description } of table) {
      expect(description.length).toBeGreaterThan(10);
      if (fallback !== undefined) expect(() => readSettings({ [variable]: fallback })).not.toThrow();
    }
  });
});
