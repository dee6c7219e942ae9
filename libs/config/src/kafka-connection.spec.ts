import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readKafkaConnection } from './kafka-connection';
import { readSettings } from './settings';

const folder = mkdtempSync(join(tmpdir(), 'kafka-connection-'));
const fileWith = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const read = (environment: Record<string, string>) =>
  readKafkaConnection(readSettings({ KAFKA_BROKERS: 'k:9092', ...environment }));

test('brokers_alone_give_a_plain_connection', () => {
  expect(read({})).toEqual({ brokers: ['k:9092'], topicCheck: 'strict' });
});

test('certificates_are_read_from_their_files', () => {
  const environment = {
    KAFKA_TLS: 'on',
    KAFKA_TLS_CA_FILE: fileWith('ca', 'the authority'),
    KAFKA_TLS_CERT_FILE: fileWith('cert', 'the certificate'),
    KAFKA_TLS_KEY_FILE: fileWith('key', 'the key'),
  };
  expect(read(environment).tls).toEqual({ ca: 'the authority', cert: 'the certificate', key: 'the key' });
  expect(read({ KAFKA_TLS: 'on' }).tls).toEqual({});
});

test('a_trailing_line_break_is_not_part_of_a_password', () => {
  const environment = {
    KAFKA_SASL_MECHANISM: 'scram-sha-512',
    KAFKA_SASL_USERNAME: 'timeline',
    KAFKA_SASL_PASSWORD_FILE: fileWith('password', ' two words\n'),
  };
  expect(read(environment).sasl).toEqual({
    mechanism: 'scram-sha-512',
    username: 'timeline',
    password: ' two words',
  });
});

test('oauthbearer_uses_user_and_password_as_client_id_and_secret', () => {
  const environment = {
    KAFKA_SASL_MECHANISM: 'oauthbearer',
    KAFKA_SASL_USERNAME: 'timeline',
    KAFKA_SASL_PASSWORD_FILE: fileWith('secret', 'hush'),
    KAFKA_SASL_TOKEN_URL: 'https://issuer.example/token',
    KAFKA_SASL_SCOPE: 'kafka',
  };
  expect(read(environment).sasl).toEqual({
    mechanism: 'oauthbearer',
    clientId: 'timeline',
    clientSecret: 'hush',
    tokenUrl: 'https://issuer.example/token',
    scope: 'kafka',
  });
});

test.each([
  [{ KAFKA_TLS_CA_FILE: '/ca' }, 'KAFKA_TLS_CA_FILE is given, but KAFKA_TLS is off.'],
  [
    { KAFKA_TLS: 'on', KAFKA_TLS_CERT_FILE: '/cert' },
    'KAFKA_TLS_CERT_FILE and KAFKA_TLS_KEY_FILE belong together: give both or neither.',
  ],
  [
    { KAFKA_SASL_USERNAME: 'me' },
    'KAFKA_SASL_MECHANISM is missing: the other SASL settings have no effect without it.',
  ],
  [
    { KAFKA_SASL_MECHANISM: 'plain', KAFKA_SASL_USERNAME: 'me' },
    'KAFKA_SASL_MECHANISM plain needs KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD_FILE.',
  ],
  [
    { KAFKA_SASL_MECHANISM: 'oauthbearer', KAFKA_SASL_USERNAME: 'me', KAFKA_SASL_PASSWORD_FILE: __filename },
    'KAFKA_SASL_MECHANISM oauthbearer needs KAFKA_SASL_TOKEN_URL.',
  ],
])('%j_is_refused_with_one_sentence', (environment, sentence) => {
  expect(() => read(environment as unknown as Record<string, string>)).toThrow(sentence);
});

test('a_missing_or_empty_file_is_named', () => {
  expect(() => read({ KAFKA_TLS: 'on', KAFKA_TLS_CA_FILE: '/no/such/file' })).toThrow(
    'KAFKA_TLS_CA_FILE /no/such/file cannot be read: ENOENT',
  );
  const empty = fileWith('empty', '\n');
  const sasl = { KAFKA_SASL_MECHANISM: 'plain', KAFKA_SASL_USERNAME: 'me', KAFKA_SASL_PASSWORD_FILE: empty };
  expect(() => read(sasl)).toThrow(`KAFKA_SASL_PASSWORD_FILE ${empty} cannot be read: it is empty.`);
});
