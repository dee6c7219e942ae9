import type { LogRecord, PartitionRange } from '../event-log';
import type { LogCopy } from './log-copy';
import { copyHash, EMPTY } from './copy-hash';

/** The maximum number of records between two places whose hashes are kept. */
const EVERY = 256;

/** A record is missing: an offset holds none, as after a deletion or a transaction. */
export class RecordMissing extends Error {
  readonly code = 'record-missing';

  constructor(copy: string, partition: number, offset: number) {
    super(`${copy} holds no record at ${partition}/${offset}: a copy that keeps all offsets cannot be made of it`);
    this.name = 'RecordMissing';
  }
}

/** The hashes of some places of one partition, and of its end. */
export class PartitionHashes {
  /** Hashes by the offset behind their last record. */
  readonly kept = new Map<number, Buffer>([[0, EMPTY.whole]]);
  private hash = EMPTY;
  private next = 0;

  constructor(
    private readonly copy: string,
    private readonly partition: number,
    /** Another offset before which the hash is kept. */
    private readonly also = 0,
  ) {}

  get end(): number {
    return this.next;
  }

  get last(): Buffer {
    return this.hash.whole;
  }

  /** The place hash of the end. */
  get place(): Buffer {
    return this.hash.place;
  }

  /** Adds the next record. Throws RecordMissing at a gap. */
  add(record: LogRecord): void {
    if (record.offset !== this.next) throw new RecordMissing(this.copy, this.partition, this.next);
    this.hash = copyHash(this.hash, record);
    this.next += 1;
    if (this.next % EVERY === 0 || this.next === this.also) this.kept.set(this.next, this.last);
  }
}

/** Reads a copy to its current end. Also keeps the hashes at the ends of another copy. */
export async function hashesOf(copy: LogCopy, others: readonly PartitionRange[]): Promise<PartitionHashes[]> {
  const ranges = await copy.range();
  const hashes = ranges.map((_, partition) => new PartitionHashes(copy.name, partition, others[partition]?.end));
  const cut = ranges.findIndex(({ begin }) => begin > 0);
  if (cut >= 0) throw new RecordMissing(copy.name, cut, 0);
  const parts = ranges.map(({ end }, partition) => ({ partition, from: 0, to: end }));
  await copy.read(parts, async (partition, records) => records.forEach((record) => hashes[partition]!.add(record)));
  return hashes;
}
