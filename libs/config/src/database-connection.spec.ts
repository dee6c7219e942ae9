import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readDatabaseConnection } from './database-connection';
import { readSettings } from './settings';

const read = (environment: Record<string, string>) => readDatabaseConnection(readSettings(environment), 10);

test('a_url_alone_gives_one_pool_with_the_default_deadlines', () => {
  expect(read({ DATABASE_URL: 'postgres://u:p@h/d' })).toEqual({
    url: 'postgres://u:p@h/d',
    poolSize: 10,
    deadlines: { connectMs: 6_000, statementMs: 5_000 },
  });
});

test('pool_sizes_and_deadlines_are_settings', () => {
  const environment = {
    DATABASE_URL: 'postgres://h/d',
    DATABASE_DIRECT_URL: 'postgres://direct/d',
    DATABASE_POOL_SIZE: '3',
    DATABASE_CONNECT_SECONDS: '2',
    DATABASE_STATEMENT_SECONDS: '9',
  };
  expect(read(environment)).toEqual({
    url: 'postgres://h/d',
    directUrl: 'postgres://direct/d',
    poolSize: 3,
    deadlines: { connectMs: 2_000, statementMs: 9_000 },
  });
});

test('a_password_file_fills_in_only_missing_passwords', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'database-')), 'password');
  writeFileSync(file, 'p@ss/wörd\n');
  const environment = {
    DATABASE_URL: 'postgres://u@h/d?sslmode=require',
    DATABASE_DIRECT_URL: 'postgres://u:own@direct/d',
    DATABASE_PASSWORD_FILE: file,
  };
  const { url, directUrl } = read(environment);
  expect(decodeURIComponent(new URL(url).password)).toBe('p@ss/wörd');
  expect(new URL(url).search).toBe('?sslmode=require');
  expect(directUrl).toBe('postgres://u:own@direct/d');
});
