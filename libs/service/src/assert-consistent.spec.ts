import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings } from '#config';
import { assertConsistent } from './assert-consistent';
import type { Server } from './required';
import { readTermKinds } from './term-kinds';

const folder = mkdtempSync(join(tmpdir(), 'assert-consistent-'));
afterAll(() => rmSync(folder, { recursive: true }));

const noPem = join(folder, 'no-pem');
writeFileSync(noPem, 'this is no certificate');

const KAFKA = { KAFKA_BROKERS: 'kafka:9092' };
const DATABASE = { DATABASE_URL: 'postgres://u:p@db/timeline' };
const STANDALONE: readonly Server[] = [];

const check = (environment: Record<string, string>, needs = STANDALONE) =>
  assertConsistent(readSettings(environment), needs);

describe('settings that belong together', () => {
  test.each([
    [{}],
    [{ ...KAFKA, ...DATABASE }],
    [{ ...KAFKA, KAFKA_TLS: 'on' }],
    [{ ...DATABASE, DATABASE_DIRECT_URL: 'postgres://u:p@direct/timeline' }],
  ])('%j_fit', (environment) => {
    expect(() => check(environment)).not.toThrow();
  });

  test.each([
    [{ KAFKA_TLS: 'on' }, 'KAFKA_TLS is given, but KAFKA_BROKERS is not.'],
    [{ DATABASE_DIRECT_URL: 'postgres://h/d' }, 'DATABASE_DIRECT_URL is given, but DATABASE_URL is not.'],
    [{ DATABASE_REPLICA_URL: 'postgres://h/d' }, 'DATABASE_REPLICA_URL is given, but DATABASE_URL is not.'],
    [{ ...KAFKA, KAFKA_TLS_CA_FILE: noPem }, 'KAFKA_TLS_CA_FILE is given, but KAFKA_TLS is off.'],
    [{ ...KAFKA, KAFKA_SASL_SCOPE: 'kafka' }, 'KAFKA_SASL_MECHANISM is missing'],
    [{ ...KAFKA, KAFKA_TLS: 'on', KAFKA_TLS_CA_FILE: noPem }, 'KAFKA_TLS_CA_FILE cannot be used: '],
    [
      { ...KAFKA, KAFKA_TLS: 'on', KAFKA_TLS_CERT_FILE: noPem, KAFKA_TLS_KEY_FILE: noPem },
      'KAFKA_TLS_CERT_FILE cannot be used: ',
    ],
    [
      { ...DATABASE, DATABASE_PASSWORD_FILE: join(folder, 'missing') },
      `DATABASE_PASSWORD_FILE ${folder}/missing cannot be read: `,
    ],
    [
      { DATABASE_URL: `postgres://u:p@db/timeline?sslrootcert=${folder}/missing` },
      `DATABASE_URL: sslrootcert ${folder}/missing cannot be read: `,
    ],
  ])('%j_are_refused', (environment, sentence) => {
    expect(() => check(environment)).toThrow(sentence);
  });

  test('a_service_without_kafka_reads_no_settings_of_kafka', () => {
    expect(() => check({ ...DATABASE, KAFKA_TLS_CA_FILE: noPem }, ['databaseUrl'])).not.toThrow();
    expect(() => check({ ...DATABASE, ...KAFKA, KAFKA_TLS_CA_FILE: noPem }, ['kafkaBrokers', 'databaseUrl'])).toThrow(
      'KAFKA_TLS is off',
    );
  });
});

test('a_file_of_term_kinds_that_cannot_be_used_is_named_with_its_variable', () => {
  const file = join(folder, 'kinds.json');
  writeFileSync(file, '[{ "kind": "x" }]');
  const read = () => readTermKinds({ settings: readSettings({ TERM_KINDS_FILE: file }) });
  expect(read).toThrow(`TERM_KINDS_FILE ${file}: the additional term kinds cannot be used: /0/title is missing`);
});
