import type { LogRecord, PartitionRange, PartitionReader } from '#event-log';

/** The batch does not start at the partition's next offset: another member has read the partition, or the log skipped records. */
export class BatchOutOfStep extends Error {}

/** A reader that stores its records and its positions, and updates the positions by compare-and-set, as the ledger does. */
export class StoringReader implements PartitionReader {
  readonly partitions = new Set<number>();
  readonly assignments: { partition: number; range: PartitionRange }[] = [];
  readonly troubles: { partition: number | null; error: unknown }[] = [];
  readonly ends: number[] = [];
  readonly records: LogRecord[] = [];
  before: (partition: number, records: readonly LogRecord[]) => Promise<void> = async () => {};
  beforePosition: (partition: number) => Promise<void> = async () => {};
  private readonly positions: Map<number, number>;

  /** Creates a reader. Readers with the same map of positions share a store. */
  constructor(positions: Map<number, number> | Readonly<Record<number, number>> = {}) {
    this.positions =
      positions instanceof Map
        ? positions
        : new Map(Object.entries(positions).map(([partition, offset]) => [Number(partition), offset]));
  }

  async assigned(partition: number, range: PartitionRange): Promise<number> {
    this.assignments.push({ partition, range });
    await this.beforePosition(partition);
    this.partitions.add(partition);
    return this.positions.get(partition) ?? 0;
  }

  async batch(partition: number, records: readonly LogRecord[], { end }: { readonly end: number }): Promise<void> {
    await this.before(partition, records);
    const next = this.positions.get(partition) ?? 0;
    if (records[0]?.offset !== next) throw new BatchOutOfStep(`${records[0]?.offset} instead of ${next}`);
    this.positions.set(partition, next + records.length);
    this.records.push(...records);
    this.ends.push(end);
  }

  revoked(partition: number): void {
    this.partitions.delete(partition);
  }

  trouble(partition: number | null, error: unknown): void {
    this.troubles.push({ partition, error });
  }

  texts(partition: number): string[] {
    return this.records.flatMap((record) => (record.partition === partition ? [String(record.value)] : []));
  }

  total(): number {
    return this.records.length;
  }
}
