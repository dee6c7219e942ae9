import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as elapsed } from 'node:timers/promises';
import { freshDatabase, type FreshDatabase } from '#testing';
import { started } from './support/events';
import { record } from './support/http';
import { endServices, environmentOf, startStandalone } from './support/service';

let database: FreshDatabase;
let folder: string;

beforeAll(async () => {
  database = await freshDatabase();
  folder = mkdtempSync(join(tmpdir(), 'start-'));
});
afterAll(async () => {
  await endServices();
  await database.drop();
  rmSync(folder, { recursive: true });
});

const SECRET = { authorization: 'Bearer secret' };
const fileOf = (name: string, content: string): string => {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
};
const tokenFile = (token: string): string => {
  const hash = createHash('sha256').update(token).digest('hex');
  return fileOf('tokens.json', JSON.stringify([{ hash, actor: 'reader', scopes: ['read', 'record'] }]));
};

test('with_tokens_and_from_any_directory_it_imports_the_timeline_prints_the_terms_and_outlives_its_output', async () => {
  const service = await startStandalone(
    {
      ...environmentOf({ topicPrefix: `start-${randomUUID()}`, databaseUrl: database.url }),
      API_TOKENS_FILE: tokenFile('secret'),
    },
    { cwd: folder },
  );
  expect(service.output).toContain('imported the reference timeline: 15 events of microsoft-openai');
  expect(service.output).toMatch(/Terms of microsoft-openai in force today[^]+api-hosting\/all/);
  const terms = `${service.url}/v1/partnerships/microsoft-openai/terms`;
  expect((await fetch(terms)).status).toBe(401);
  expect((await fetch(terms, { headers: SECRET })).status).toBe(200);

  service.closeOutput();
  for (const id of ['a-b', 'b-c', 'c-d'])
    expect(await record(service.url, id, [started()], SECRET)).toMatchObject({ status: 201 });
  // Ctrl-C in a terminal reaches the service twice: npm passes the signal on.
  process.kill(service.pid, 'SIGTERM');
  await elapsed(20);
  expect(await service.stop()).toMatchObject({ code: 0 });
});

describe('a start that is refused', () => {
  test.each([
    ['beyond_loopback_without_tokens', () => ({ HOST: '0.0.0.0' }), 'HOST is 0.0.0.0, which others can reach'],
    [
      'with_a_malformed_token_file',
      () => ({ API_TOKENS_FILE: fileOf('bad.json', '[{}]') }),
      'bad.json: /0/hash is missing',
    ],
    ['with_a_missing_token_file', () => ({ API_TOKENS_FILE: join(folder, 'none.json') }), 'none.json cannot be read'],
    ['with_an_invalid_setting', () => ({ PORT: 'http' }), 'PORT is "http", but must be a port'],
    [
      'with_a_file_of_term_kinds_that_is_not_json',
      () => ({ TERM_KINDS_FILE: fileOf('kinds.json', '{') }),
      'kinds.json cannot be read',
    ],
    [
      'with_invalid_term_kinds',
      () => ({ TERM_KINDS_FILE: fileOf('kinds.json', '{}') }),
      'must be a list of term kinds',
    ],
    [
      'on_an_address_of_another_machine',
      () => ({ HOST: '192.0.2.1', ALLOW_ANONYMOUS: 'true' }),
      'no address of this machine',
    ],
  ])('%s_is_explained_in_a_sentence_and_creates_nothing', async (_name, environment, sentence) => {
    const dataDir = join(folder, 'data');
    const refusal = await startStandalone({ DATA_DIR: dataDir, ...environment() }).then(
      () => 'it started',
      (error: Error) => error.message,
    );
    expect(refusal).toContain(sentence);
    expect(refusal).not.toMatch(/\n\s+at /);
    expect(existsSync(dataDir)).toBe(false);
  });
});
