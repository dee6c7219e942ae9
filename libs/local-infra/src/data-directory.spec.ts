import { mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { claimDataDirectory } from './data-directory';
import { DataDirectoryInUse } from './errors';
import { birthOf } from './processes';

let dataDir: string;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'data-directory-'));
});

afterEach(() => rmSync(dataDir, { recursive: true }));

test('a_directory_is_claimed_once_and_free_again_after_its_release', () => {
  const claim = claimDataDirectory(dataDir);
  expect(() => claimDataDirectory(dataDir)).toThrow(new DataDirectoryInUse(claim.path, process.pid));
  claim.release();
  expect(readdirSync(dataDir)).toEqual([]);
  claimDataDirectory(dataDir).release();
});

test('another_path_to_the_same_directory_does_not_evade_the_claim', () => {
  const link = join(dataDir, 'link');
  symlinkSync(dataDir, link);
  claimDataDirectory(dataDir);
  expect(() => claimDataDirectory(link)).toThrow(DataDirectoryInUse);
});

test.each([
  ['a dead process', JSON.stringify({ pid: 2 ** 22 + 1, birth: 'some boot/1' })],
  ['another process of the same pid', JSON.stringify({ pid: process.pid, birth: `${birthOf(process.pid)}0` })],
  ['a process that left a torn file', '{"pid":'],
])('the_claim_of_%s_is_replaced', (_, content) => {
  writeFileSync(join(dataDir, 'owner.json'), content);
  claimDataDirectory(dataDir);
  expect(() => claimDataDirectory(dataDir)).toThrow(DataDirectoryInUse);
  expect(readdirSync(dataDir)).toEqual(['owner.json']);
});
