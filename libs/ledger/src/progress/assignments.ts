import type { PartitionReader } from '#event-log';

/** Wraps a reader and keeps the set of partitions that are assigned to it. */
export class Assignments implements PartitionReader {
  private readonly current = new Set<number>();

  constructor(
    private readonly reader: PartitionReader,
    private readonly onRevoked: (partition: number) => void,
  ) {}

  get partitions(): ReadonlySet<number> {
    return this.current;
  }

  assigned: PartitionReader['assigned'] = (partition, range) => {
    this.current.add(partition);
    return this.reader.assigned(partition, range);
  };

  batch: PartitionReader['batch'] = (partition, records, range) => this.reader.batch(partition, records, range);

  revoked(partition: number): void {
    this.current.delete(partition);
    this.reader.revoked?.(partition);
    this.onRevoked(partition);
  }

  trouble(partition: number | null, error: unknown): void {
    this.reader.trouble?.(partition, error);
  }
}
