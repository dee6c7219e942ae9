import { getHeapStatistics } from 'node:v8';
import type { PartnershipHead } from './batch-state';
import { HeldPartnerships } from './held-partnerships';
import type { Projection } from './projection';

/** How much is held of heads, in bytes: a share of what Node may use. */
const HEADS_HELD = getHeapStatistics().heap_size_limit / 64;

/** Up to where a partition is held, and the build of the tables that it was applied to: the oid of the table of progress. */
interface Place {
  readonly next: number;
  readonly build: number;
}

/**
 * What a projector holds so as not to read it for each batch: heads here, and whatever its projections hold. It is what Postgres stores as long
 * as nobody else has moved the partition: a batch that begins elsewhere than the one before ended, or that fails, makes it forget.
 */
export class HeldState {
  readonly heads = new HeldPartnerships<PartnershipHead>(HEADS_HELD);
  private readonly places = new Map<number, Place>();

  constructor(private readonly projections: readonly Projection[]) {}

  /** The build of the tables that what is held of a partition stands in; null where nothing is held. */
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
