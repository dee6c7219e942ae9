import { getHeapStatistics } from 'node:v8';
import type { PartnershipHead } from './heads';
import { PartnershipCache } from './partnership-cache';
import type { Projection } from './projection';

/** How much is kept of heads, in bytes: a share of what Node may use. */
const HEADS_CACHED = getHeapStatistics().heap_size_limit / 64;

/** Up to where what is cached of a partition is what is stored, and the build of the tables that it was applied to: the oid of the table of progress. */
interface Place {
  readonly next: number;
  readonly build: number;
}

/**
 * What a projector keeps in memory so as not to read it for each batch: heads here, and whatever its projections cache. It is what Postgres stores as long
 * as nobody else has moved the partition: a batch that begins elsewhere than the one before ended, or that fails, makes it forget.
 */
export class CachedState {
  readonly heads = new PartnershipCache<PartnershipHead>(HEADS_CACHED);
  private readonly places = new Map<number, Place>();

  constructor(private readonly projections: readonly Projection[]) {}

  /** The build of the tables that what is cached of a partition stands in; null where nothing is. */
  buildOf(partition: number): number | null {
    return this.places.get(partition)?.build ?? null;
  }

  forgetUnlessUpTo(partition: number, offset: number): void {
    if (this.places.get(partition)?.next !== offset) this.forget(partition);
  }

  forget(partition: number): void {
    if (!this.places.delete(partition)) return;
    this.heads.forget(partition);
    for (const projection of this.projections) projection.forget?.(partition);
  }

  committed(partition: number, place: Place): void {
    this.places.set(partition, place);
  }
}
