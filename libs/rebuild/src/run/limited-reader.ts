import { NotYet, type LogRecord, type PartitionRange, type PartitionReader } from '#event-log';

/** Less than any offset: nothing is allowed yet. */
const NOT_NAMED = -1;

interface Limit {
  readonly place: number;
  /** Resolves when the limit is raised. */
  readonly raised: PromiseWithResolvers<void>;
}

/** Limits how far a reader may go in each partition. A partition at its limit waits and does not block the others. */
export class LimitedReader implements PartitionReader {
  private readonly limits = new Map<number, Limit>();

  constructor(private readonly reader: PartitionReader) {}

  /** Allows the records before these offsets. */
  allow(places: ReadonlyMap<number, number>): void {
    for (const [partition, place] of places) {
      const former = this.limitOf(partition);
      if (place <= former.place) continue;
      this.limits.set(partition, { place, raised: Promise.withResolvers() });
      former.raised.resolve();
    }
  }

  /** Fetches nothing of a partition that was never named. */
  async assigned(partition: number, range: PartitionRange): Promise<number> {
    const { place, raised } = this.limitOf(partition);
    if (place === NOT_NAMED) throw new NotYet(raised.promise);
    return this.reader.assigned(partition, range);
  }

  async batch(partition: number, records: readonly LogRecord[], range: { readonly end: number }): Promise<void> {
    const { place, raised } = this.limitOf(partition);
    const allowed = records.filter(({ offset }) => offset < place);
    if (allowed.length > 0) await this.reader.batch(partition, allowed, range);
    if (allowed.length < records.length) throw new NotYet(raised.promise);
  }

  revoked(partition: number): void {
    this.reader.revoked?.(partition);
  }

  trouble(partition: number | null, error: unknown): void {
    this.reader.trouble?.(partition, error);
  }

  private limitOf(partition: number): Limit {
    let limit = this.limits.get(partition);
    if (!limit) this.limits.set(partition, (limit = { place: NOT_NAMED, raised: Promise.withResolvers() }));
    return limit;
  }
}
