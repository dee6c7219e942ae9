import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { BackupDirectory } from './backup-directory';
import { BackupUnusable } from './backup-manifest';

let directory: string;
let file: string;

beforeEach(async () => {
  directory = join(mkdtempSync(join(tmpdir(), 'backup-')), 'copy');
  const backup = BackupDirectory.openOrBegin(directory, 1);
  const value = Buffer.from('a value that is long enough to be damaged');
  await backup.append(
    0,
    [0, 1].map((offset) => ({ partition: 0, offset, timestamp: 1, key: 'k', value })),
  );
  await backup.finish();
  const folder = join(directory, 'partition-00');
  file = join(folder, readdirSync(folder)[0]!);
});
afterEach(() => rmSync(directory, { recursive: true }));

const readAll = () => BackupDirectory.open(directory).read([{ partition: 0, from: 0, to: 2 }], async () => undefined);

test.each([
  ['cut', () => truncateSync(file, readFileSync(file).length - 12)],
  ['overwritten', () => writeFileSync(file, 'no archive')],
  ['filled_with_other_lines', () => writeFileSync(file, gzipSync('no record\n'))],
  ['replaced_by_a_folder', () => [rmSync(file), mkdirSync(file)]],
])('a_file_that_was_%s_is_named', async (_name, damage) => {
  damage();
  const reading = readAll();
  await expect(reading).rejects.toBeInstanceOf(BackupUnusable);
  await expect(reading).rejects.toThrow(`${directory} cannot be used as a backup: ${file} is damaged: `);
});

test('a_damaged_manifest_is_named', () => {
  writeFileSync(join(directory, 'backup.json'), '{"format":');
  expect(readAll).toThrow(`${directory} cannot be used as a backup: ${directory}/backup.json is damaged: `);
});

test('a_failure_of_the_receiver_of_the_records_is_no_damage', async () => {
  const reading = BackupDirectory.open(directory).read([{ partition: 0, from: 0, to: 2 }], async () => {
    throw new Error('the disk is full');
  });
  await expect(reading).rejects.toThrow(/^the disk is full$/);
});
