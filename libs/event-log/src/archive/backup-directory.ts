import { createReadStream, createWriteStream, existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
import { createGunzip, createGzip, type Gzip } from 'node:zlib';
import type { LogRecord, PartitionRange } from '../event-log';
import { BackupUnusable, hasManifest, readManifest, writeManifest } from './backup-manifest';
import type { GrowingLogCopy, LogPart, AcceptRecords } from './log-copy';

const AT_ONCE = 1_000;
const SEGMENT = /^(\d{12})-(\d{12})\.ndjson\.gz$/;

/** A record as one line. Its value is text, or base64 if it is not UTF-8. */
interface Line {
  readonly offset: number;
  readonly timestamp: number;
  readonly key: string | null;
  readonly value?: string | null;
  readonly base64?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Segment {
  readonly from: number;
  readonly to: number;
  readonly file: string;
}

interface Draft {
  readonly from: number;
  next: number;
  readonly path: string;
  readonly gzip: Gzip;
  readonly written: Promise<void>;
}

/**
 * A backup: a directory with one folder per partition, with one file per run that added to it, named by the offsets that it holds. A file is written
 * under another name, flushed to the disk and then renamed: every file with a final name is complete.
 */
export class BackupDirectory implements GrowingLogCopy {
  readonly name: string;
  private readonly drafts = new Map<number, Draft>();

  private constructor(
    private readonly directory: string,
    private readonly partitions: number,
    /** The end of each partition up to which the backup was made, as far as that is known. */
    private readonly ends: readonly number[],
    private readonly use: 'reading' | 'continuing',
  ) {
    this.name = `the backup ${directory}`;
  }

  /** Opens a backup in order to read it. Throws BackupUnusable if there is none. */
  static open(directory: string): BackupDirectory {
    const { partitions, ends = [] } = readManifest(directory);
    return new BackupDirectory(directory, partitions, ends, 'reading');
  }

  /** Opens a backup in order to continue it, which also adds files again that were lost at its end, or begins one. */
  static openOrBegin(directory: string, partitions: number): BackupDirectory {
    if (hasManifest(directory)) {
      const known = readManifest(directory);
      return new BackupDirectory(directory, known.partitions, known.ends ?? [], 'continuing');
    }
    if (existsSync(directory) && readdirSync(directory).length > 0)
      throw new BackupUnusable(directory, 'it holds other files');
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    writeManifest(directory, { format: 1, partitions });
    return new BackupDirectory(directory, partitions, [], 'continuing');
  }

  async range(): Promise<PartitionRange[]> {
    const ranges = this.rangesOfFiles();
    if (this.use === 'reading') this.assertComplete(ranges);
    return ranges;
  }

  async read(parts: readonly LogPart[], take: AcceptRecords): Promise<void> {
    for (const { partition, from, to } of parts) {
      for (const segment of this.segmentsOf(partition)) {
        if (segment.to > from && segment.from < to)
          await readSegment(this.linesOf(segment), partition, (records) => {
            const wanted = records.filter(({ offset }) => offset >= from && offset < to);
            return wanted.length > 0 ? take(partition, wanted) : Promise.resolve();
          });
      }
    }
  }

  async append(partition: number, records: readonly LogRecord[]): Promise<void> {
    const draft = this.drafts.get(partition) ?? this.begin(partition, records[0]!.offset);
    const lines = records.map((record) => `${JSON.stringify(lineOf(record))}\n`).join('');
    draft.next = records.at(-1)!.offset + 1;
    if (!draft.gzip.write(lines))
      await Promise.race([new Promise((resolve) => draft.gzip.once('drain', resolve)), draft.written]);
  }

  async finish(): Promise<void> {
    for (const [partition, draft] of this.drafts) {
      draft.gzip.end();
      await draft.written;
      await flush(draft.path);
      renameSync(draft.path, join(this.folderOf(partition), `${digits(draft.from)}-${digits(draft.next)}.ndjson.gz`));
    }
    this.drafts.clear();
    // An end that was reached once stays: a log that lost its end does not make an incomplete backup complete.
    const ends = this.rangesOfFiles().map(({ end }, partition) => Math.max(end, this.ends[partition] ?? 0));
    writeManifest(this.directory, { format: 1, partitions: this.partitions, ends });
  }

  private rangesOfFiles(): PartitionRange[] {
    return Array.from({ length: this.partitions }, (_, partition) => ({
      begin: 0,
      end: this.segmentsOf(partition).at(-1)?.to ?? 0,
    }));
  }

  private assertComplete(ranges: readonly PartitionRange[]): void {
    const missing = ranges.flatMap(({ end }, partition) => {
      const known = this.ends[partition] ?? 0;
      return end < known ? [`partition ${partition} ends at ${end}, but the backup was made up to ${known}`] : [];
    });
    if (missing.length === 0) return;
    const advice =
      'Put the missing files back, run `partnership log backup` again, or remove `ends` from backup.json to use what is left.';
    throw new BackupUnusable(this.directory, `${missing.join('; ')}. ${advice}`);
  }

  private begin(partition: number, from: number): Draft {
    const folder = this.folderOf(partition);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const path = join(folder, 'unfinished');
    const gzip = createGzip();
    const written = finished(gzip.pipe(createWriteStream(path, { mode: 0o600 })));
    // A caller that awaits this promise gets its error; between two waits an error must not end the process.
    written.catch(() => undefined);
    const draft = { from, next: from, path, gzip, written };
    this.drafts.set(partition, draft);
    return draft;
  }

  private segmentsOf(partition: number): Segment[] {
    const folder = this.folderOf(partition);
    if (!existsSync(folder)) return [];
    const segments = readdirSync(folder).flatMap((name) => {
      const [, from, to] = SEGMENT.exec(name) ?? [];
      return from && to ? [{ from: Number(from), to: Number(to), file: join(folder, name) }] : [];
    });
    segments.sort((one, other) => one.from - other.from);
    let end = 0;
    for (const { from, to } of segments) {
      if (from !== end)
        throw new BackupUnusable(this.directory, `partition ${partition} has no file that begins at ${end}`);
      end = to;
    }
    return segments;
  }

  /** Reads the lines of a file. Throws BackupUnusable if it is damaged. */
  private async *linesOf({ file }: Segment): AsyncGenerator<Line> {
    const unzipped = createGunzip();
    createReadStream(file)
      .on('error', (error) => unzipped.destroy(error))
      .pipe(unzipped);
    try {
      for await (const text of createInterface({ input: unzipped, crlfDelay: Infinity }))
        yield JSON.parse(text) as Line;
    } catch (error) {
      throw new BackupUnusable(this.directory, `${file} is damaged: ${(error as Error).message}`);
    }
  }

  private folderOf(partition: number): string {
    return join(this.directory, `partition-${String(partition).padStart(2, '0')}`);
  }
}

const digits = (offset: number): string => String(offset).padStart(12, '0');

async function flush(path: string): Promise<void> {
  const file = await open(path, 'r+');
  await file.sync();
  await file.close();
}

function lineOf({ offset, timestamp, key, value, headers }: LogRecord): Line {
  const text = value === null ? null : value.toString('utf8');
  const asText = text === null || Buffer.from(text).equals(value!);
  return {
    offset,
    timestamp,
    key,
    ...(asText ? { value: text } : { base64: value!.toString('base64') }),
    ...(headers && { headers }),
  };
}

async function readSegment(
  lines: AsyncIterable<Line>,
  partition: number,
  take: (records: readonly LogRecord[]) => Promise<void>,
): Promise<void> {
  let batch: LogRecord[] = [];
  for await (const { value, base64, ...rest } of lines) {
    const bytes =
      base64 === undefined ? (value === null ? null : Buffer.from(value ?? '')) : Buffer.from(base64, 'base64');
    batch.push({ partition, ...rest, value: bytes });
    if (batch.length < AT_ONCE) continue;
    await take(batch);
    batch = [];
  }
  if (batch.length > 0) await take(batch);
}
