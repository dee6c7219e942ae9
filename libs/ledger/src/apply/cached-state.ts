import { getHeapStatistics } from 'node:v8';
import type { PartnershipHead } from './heads';
import { PartnershipCache } from './partnership-cache';
import type { Projection } from './projection';

/** The size of the cache of heads in bytes: a share of Node's heap limit. */
const HEADS_CACHED = getHeapStatistics().heap_size_limit / 64;

/** The next offset up to which the cache of a partition matches the stored rows, and the build of its tables: the oid of the progress table. */
interface Place {
  readonly next: number;
  readonly build: number;
}

/**
 * The state that a projector caches so as not to read it for each batch: the heads here, and the caches of its projections. It matches Postgres while
 * no other process moves the partition. A batch that fails, or does not begin where the one before ended, clears it.
 */
export class CachedState {
  readonly heads = new PartnershipCache<PartnershipHead>(HEADS_CACHED);
  private readonly places = new Map<number, Place>();

  constructor(private readonly projections: readonly Projection[]) {}

  /** Returns the build of the tables that the cache of a partition belongs to; null if nothing is cached. */
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
