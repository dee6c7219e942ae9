import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LogRecord } from '../event-log';
import { BackupDirectory } from './backup-directory';
import { copyLog, verifyCopy } from './copy-log';
import type { GrowingLogCopy } from './log-copy';

const record = (partition: number, offset: number, text = `record ${partition}/${offset}`): LogRecord => ({
  partition,
  offset,
  key: `key ${offset % 3}`,
  value: Buffer.from(text),
  timestamp: 1_700_000_000_000 + offset,
});
const partitionOf = (partition: number, count: number): LogRecord[] =>
  Array.from({ length: count }, (_, offset) => record(partition, offset));

/** A copy in memory. */
function inMemory(name: string, partitions: LogRecord[][]): GrowingLogCopy & { readonly partitions: LogRecord[][] } {
  return {
    name,
    partitions,
    range: async () => partitions.map((records) => ({ begin: records[0]?.offset ?? 0, end: records.length })),
    async read(parts, take) {
      for (const { partition, from, to } of parts)
        for (let at = from; at < to; at += 100)
          await take(partition, partitions[partition]!.slice(at, Math.min(at + 100, to)));
    },
    append: async (partition, records) => void partitions[partition]!.push(...records),
    finish: async () => undefined,
  };
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'backup-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a_backup_contains_every_record_unchanged_and_restores_it', async () => {
  const odd: LogRecord[] = [
    { ...record(1, 0), value: null },
    { ...record(1, 1), value: Buffer.from([0xff, 0x00, 0x80]), headers: { traceparent: '00-1' } },
    { ...record(1, 2), key: null, value: Buffer.from('naïve\n"quoted"') },
  ];
  const source = inMemory('the source', [partitionOf(0, 1_500), odd, []]);
  const copied = await copyLog(source, BackupDirectory.openOrBegin(folder, 3));
  expect(copied.map(({ kept, added }) => [kept, added])).toEqual([
    [0, 1_500],
    [0, 3],
    [0, 0],
  ]);
  const restored = inMemory('the restored', [[], [], []]);
  await copyLog(BackupDirectory.open(folder), restored);
  expect(restored.partitions).toEqual(source.partitions);
});

test('a_later_backup_adds_new_records_in_separate_files', async () => {
  const source = inMemory('the source', [partitionOf(0, 300)]);
  await copyLog(source, BackupDirectory.openOrBegin(folder, 1));
  source.partitions[0]!.push(record(0, 300), record(0, 301));
  const [copied] = await copyLog(source, BackupDirectory.openOrBegin(folder, 1));
  expect(copied).toMatchObject({ kept: 300, added: 2 });
  expect(readdirSync(join(folder, 'partition-00'))).toEqual([
    '000000000000-000000000300.ndjson.gz',
    '000000000300-000000000302.ndjson.gz',
  ]);
  const [verified] = await verifyCopy(source, BackupDirectory.open(folder));
  expect(verified).toMatchObject({ kept: 302, added: 0, hash: copied!.hash });
});

test('an_interrupted_copy_is_continued', async () => {
  const source = inMemory('the source', [partitionOf(0, 900), partitionOf(1, 10)]);
  const target = inMemory('the target', [partitionOf(0, 400), []]);
  const copied = await copyLog(source, target);
  expect(copied.map(({ kept, added }) => [kept, added])).toEqual([
    [400, 500],
    [0, 10],
  ]);
  expect(target.partitions).toEqual(source.partitions);
});

test('a_mirror_with_a_repeated_record_is_refused_as_shifted_and_left_unchanged', async () => {
  const source = inMemory('the source', [partitionOf(0, 700)]);
  const records = partitionOf(0, 700);
  const mirrored = [...records.slice(0, 601), ...records.slice(600)].map((one, offset) => ({ ...one, offset }));
  const mirror = inMemory('the mirror', [mirrored.slice(0, 650)]);
  await expect(copyLog(source, mirror)).rejects.toThrow(
    'the mirror is shifted: what lies at 0/601 in the source lies there at 0/602.',
  );
  expect(mirror.partitions[0]).toHaveLength(650);
  await expect(verifyCopy(source, inMemory('the mirror', [mirrored]))).rejects.toThrow('lies there at 0/602');
});

test('a_different_record_at_the_same_place_is_reported_as_another_log', async () => {
  const records = partitionOf(0, 300);
  records[120] = record(0, 120, 'something else');
  await expect(verifyCopy(inMemory('one', [partitionOf(0, 300)]), inMemory('other', [records]))).rejects.toThrow(
    'one and other hold different records at 0/120: they are not copies of one log.',
  );
});

test('a_source_that_lost_its_end_does_not_shorten_its_backup', async () => {
  await copyLog(inMemory('the source', [partitionOf(0, 10)]), BackupDirectory.openOrBegin(folder, 1));
  await expect(
    copyLog(inMemory('the source', [partitionOf(0, 8)]), BackupDirectory.openOrBegin(folder, 1)),
  ).rejects.toThrow('holds 10 records in partition 0 and the source only 8');
});

test('surplus_partitions_are_ignored_as_long_as_they_are_empty', async () => {
  const target = inMemory('the target', [[], []]);
  await copyLog(inMemory('the source', [partitionOf(0, 3), partitionOf(1, 3), [], []]), target);
  expect(target.partitions.map(({ length }) => length)).toEqual([3, 3]);
  const used = inMemory('the source', [partitionOf(0, 3), partitionOf(1, 3), [], partitionOf(3, 1)]);
  await expect(copyLog(used, target)).rejects.toThrow('the source holds records in partition 3');
  await expect(copyLog(inMemory('the source', [[]]), target)).rejects.toThrow('has 1 partitions and the target has 2');
});

test('a_gap_or_a_missing_file_is_named', async () => {
  const gap = [...partitionOf(0, 5), record(0, 6)];
  await expect(copyLog(inMemory('the source', [gap]), inMemory('the target', [[]]))).rejects.toThrow(
    'the source holds no record at 0/5',
  );
  const source = inMemory('the source', [partitionOf(0, 5)]);
  await copyLog(source, BackupDirectory.openOrBegin(folder, 1));
  source.partitions[0]!.push(record(0, 5));
  await copyLog(source, BackupDirectory.openOrBegin(folder, 1));
  rmSync(join(folder, 'partition-00', '000000000000-000000000005.ndjson.gz'));
  await expect(BackupDirectory.open(folder).range()).rejects.toThrow('partition 0 has no file that begins at 0');
});

test('a_backup_that_lost_its_last_files_is_refused_with_what_is_missing', async () => {
  const source = inMemory('the source', [partitionOf(0, 5), partitionOf(1, 3)]);
  await copyLog(source, BackupDirectory.openOrBegin(folder, 2));
  source.partitions[0]!.push(record(0, 5), record(0, 6));
  await copyLog(source, BackupDirectory.openOrBegin(folder, 2));
  rmSync(join(folder, 'partition-00', '000000000005-000000000007.ndjson.gz'));
  const missing = 'partition 0 ends at 5, but the backup was made up to 7';
  await expect(verifyCopy(source, BackupDirectory.open(folder))).rejects.toThrow(missing);
  await expect(copyLog(BackupDirectory.open(folder), inMemory('restored', [[], []]))).rejects.toThrow(missing);
  rmSync(join(folder, 'partition-01'), { recursive: true });
  await expect(BackupDirectory.open(folder).range()).rejects.toThrow(
    `${missing}; partition 1 ends at 0, but the backup was made up to 3`,
  );
  await copyLog(source, BackupDirectory.openOrBegin(folder, 2));
  expect(await verifyCopy(source, BackupDirectory.open(folder))).toMatchObject([{ kept: 7 }, { kept: 3 }]);
});

test('a_backup_that_lost_its_last_file_is_not_made_complete_by_a_log_that_lost_its_end', async () => {
  await copyLog(inMemory('the source', [partitionOf(0, 5)]), BackupDirectory.openOrBegin(folder, 1));
  rmSync(join(folder, 'partition-00'), { recursive: true });
  await copyLog(inMemory('the source', [partitionOf(0, 2)]), BackupDirectory.openOrBegin(folder, 1));
  await expect(BackupDirectory.open(folder).range()).rejects.toThrow('partition 0 ends at 2');
});

test('a_backup_of_an_earlier_release_does_not_tell_where_it_ends_and_is_read_as_it_is', async () => {
  await copyLog(inMemory('the source', [partitionOf(0, 5)]), BackupDirectory.openOrBegin(folder, 1));
  writeFileSync(join(folder, 'backup.json'), '{"format":1,"partitions":1}\n');
  rmSync(join(folder, 'partition-00'), { recursive: true });
  expect(await BackupDirectory.open(folder).range()).toEqual([{ begin: 0, end: 0 }]);
});

test('a_comparison_counts_what_only_one_of_two_copies_has', async () => {
  const [short, long] = [inMemory('one', [partitionOf(0, 5)]), inMemory('other', [partitionOf(0, 7)])];
  expect(await verifyCopy(long, short)).toMatchObject([{ kept: 5, onlyHere: 2, onlyThere: 0 }]);
  expect(await verifyCopy(short, long)).toMatchObject([{ kept: 5, onlyHere: 0, onlyThere: 2 }]);
});
