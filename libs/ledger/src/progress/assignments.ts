import type { PartitionReader } from '#event-log';

/** Stands before a reader and knows which partitions it was given and not yet taken away. */
export class Assignments implements PartitionReader {
  private readonly held = new Set<number>();

  constructor(
    private readonly reader: PartitionReader,
    private readonly onRevoked: (partition: number) => void,
  ) {}

  get partitions(): ReadonlySet<number> {
    return this.held;
  }

  assigned: PartitionReader['assigned'] = (partition, range) => {
    this.held.add(partition);
    return this.reader.assigned(partition, range);
  };

  batch: PartitionReader['batch'] = (partition, records, range) => this.reader.batch(partition, records, range);

  revoked(partition: number): void {
    this.held.delete(partition);
    this.reader.revoked?.(partition);
    this.onRevoked(partition);
  }

  trouble(partition: number | null, error: unknown): void {
    this.reader.trouble?.(partition, error);
  }
}
