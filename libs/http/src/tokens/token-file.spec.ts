import { createHash } from 'node:crypto';
import { mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StartRefused } from '#config';
import { TokenFile } from './token-file';

const folder = mkdtempSync(join(tmpdir(), 'token-file-'));
afterAll(() => rmSync(folder, { recursive: true }));

const path = join(folder, 'tokens.json');
const entry = (token: string) => ({
  hash: createHash('sha256').update(token).digest('hex'),
  actor: `who has ${token}`,
  scopes: ['read'],
});
const write = (...tokens: string[]) => writeFileSync(path, JSON.stringify(tokens.map(entry)));

let clock = 0;
let faults: unknown[];
const later = () => (clock += 1_001);
const opened = () =>
  new TokenFile(
    path,
    (error) => faults.push(error),
    () => clock,
  );
beforeEach(() => {
  faults = [];
  rmSync(path, { force: true });
});

test('an_added_token_is_accepted_and_a_removed_one_is_not', () => {
  write('old');
  const file = opened();
  write('new', 'newer');
  expect([file.callerOf('old')?.actor, file.callerOf('new')]).toEqual(['who has old', undefined]);
  later();
  expect([file.callerOf('old'), file.callerOf('new')?.actor]).toEqual([undefined, 'who has new']);
});

test('a_symbolic_link_that_changes_its_target_is_followed', () => {
  for (const token of ['one', 'two']) writeFileSync(join(folder, token), JSON.stringify([entry(token)]));
  symlinkSync(join(folder, 'one'), path);
  const file = opened();
  symlinkSync(join(folder, 'two'), `${path}.next`);
  renameSync(`${path}.next`, path);
  later();
  expect(file.callerOf('two')?.actor).toBe('who has two');
});

test.each([
  ['no_json', () => writeFileSync(path, '[')],
  ['no_tokens', () => writeFileSync(path, '[]')],
  ['nothing', () => rmSync(path)],
])('a_file_that_became_%s_is_reported_once_and_the_former_tokens_stay', (_name, become) => {
  write('old');
  const file = opened();
  become();
  for (let checks = 0; checks < 3; checks++) {
    later();
    expect(file.callerOf('old')?.actor).toBe('who has old');
  }
  expect(faults).toHaveLength(1);
  expect(faults[0]).toBeInstanceOf(StartRefused);
  write('mended');
  later();
  expect(file.callerOf('mended')?.actor).toBe('who has mended');
});

test.each([
  ['anonymous', '/0/actor'],
  ['Service', '/0/actor'],
  ['a\u0000b', '/0/actor'],
  ['a\u202eb', '/0/actor'],
  [' a', '/0/actor'],
])('the_actor_%j_is_refused', (actor, place) => {
  writeFileSync(path, JSON.stringify([{ ...entry('one'), actor }]));
  expect(opened).toThrow(`API_TOKENS_FILE ${path}: ${place} must be visible text`);
});

test('a_repeated_token_is_refused', () => {
  write('one', 'two', 'one');
  expect(opened).toThrow(`API_TOKENS_FILE ${path}: /2/hash is that of /0 too.`);
});

test('an_invalid_file_prevents_the_start', () => {
  expect(opened).toThrow(StartRefused);
});
