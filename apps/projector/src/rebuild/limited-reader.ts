import type { LogRecord, PartitionRange, PartitionReader } from '#event-log';

/** Lets a reader go as far as it is allowed in each partition, and wait there. */
export class LimitedReader implements PartitionReader {
  private readonly limits = new Map<number, number>();
  private raised = Promise.withResolvers<void>();

  constructor(private readonly reader: PartitionReader) {}

  /** Allows the records before these offsets. */
  allow(places: ReadonlyMap<number, number>): void {
    for (const [partition, place] of places) this.limits.set(partition, Math.max(place, this.limitOf(partition)));
    this.wake();
  }

  /** Ends all waiting. */
  close(): void {
    for (const partition of this.limits.keys()) this.limits.set(partition, -1);
    this.wake();
  }

  assigned(partition: number, range: PartitionRange): Promise<number> {
    return this.reader.assigned(partition, range);
  }

  async batch(partition: number, records: readonly LogRecord[], range: { readonly end: number }): Promise<void> {
    for (let rest = records; rest.length > 0;) {
      const limit = this.limitOf(partition);
      if (limit < 0) throw new Error('the reader was closed');
      const allowed = rest.filter(({ offset }) => offset < limit);
      if (allowed.length > 0) await this.reader.batch(partition, allowed, range);
      else await this.raised.promise;
      rest = rest.slice(allowed.length);
    }
  }

  revoked(partition: number): void {
    this.reader.revoked?.(partition);
  }

  trouble(partition: number | null, error: unknown): void {
    this.reader.trouble?.(partition, error);
  }

  private limitOf(partition: number): number {
    return this.limits.get(partition) ?? 0;
  }

  private wake(): void {
    this.raised.resolve();
    this.raised = Promise.withResolvers();
  }
}
