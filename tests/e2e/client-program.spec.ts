import { execFile, execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freshDatabase, WAIT_LIMIT_MS, type FreshDatabase } from '#testing';
import { endServices, environmentOf, startStandalone, type Service } from './support/service';

const ROOT = join(__dirname, '../..');
const PROGRAM = 'client.mjs';

let database: FreshDatabase;
let service: Service;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'client-program-'));
  database = await freshDatabase();
  const place = environmentOf({ topicPrefix: `e2e-${randomUUID()}`, databaseUrl: database.url });
  service = await startStandalone({ ...place, REFERENCE_TIMELINE: 'on' });
  const { NODE_OPTIONS: _options, ...env } = process.env;
  const npm = (...args: string[]) =>
    execFileSync('npm', args, { cwd: folder, env, stdio: 'pipe', timeout: WAIT_LIMIT_MS });
  npm('pack', '--silent', join(ROOT, 'libs/client'), '--pack-destination', folder);
  const [tarball] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  npm('install', '--silent', '--offline', '--no-audit', '--no-fund', `./${tarball}`);
});
afterAll(async () => {
  await endServices();
  await database.drop();
  rmSync(folder, { recursive: true });
});

test('the_program_on_the_client_page_prints_the_output_shown_there', async () => {
  copyFileSync(join(__dirname, 'snippets', PROGRAM), join(folder, PROGRAM));
  const { NODE_OPTIONS: _options, PARTNERSHIP_TOKEN: _token, ...env } = process.env;
  const options = { cwd: folder, env: { ...env, PARTNERSHIP_URL: service.url }, timeout: WAIT_LIMIT_MS };
  const { stdout } = await promisify(execFile)(process.execPath, [PROGRAM], options);
  expect(stdout.trim().split('\n')).toEqual([
    'stateless definitely microsoft',
    'us-national-security definitely *',
    'known earlier: all possibly',
    'known earlier: us-national-security definitely',
    'governs: Joint statement: the terms of October 2025 stand https://openai.com/index/continuing-microsoft-partnership',
    'recorded, version 1',
    'refused: date-invalid /at',
    'changed: compute-supply Exclusivity on new capacity becomes a right of first refusal',
  ]);
});
