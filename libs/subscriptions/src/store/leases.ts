import { rowsOf, type Queryable } from '#postgres';
import {
  acquireLeases,
  confirmLeases,
  countShares,
  forgetInstances,
  extendInstance,
  releaseLeases,
  renewLeases,
  saveDeliveryState,
} from './leases.sql';
import { subscriptionOfRow, type DeliveryState, type Subscription, type SubscriptionRow } from './subscription';

/** The right to deliver a subscription until the lease expires or another instance acquires it with the next, higher fence. */
export interface Lease {
  readonly subscriptionId: string;
  readonly fence: number;
}

export interface LeasedSubscription {
  readonly lease: Lease;
  readonly subscription: Subscription;
}

/** Another instance has acquired the subscription, or its owner has changed it: this instance's copy is out of date. */
export class LeaseLost extends Error {
  readonly code = 'lease-lost';
  constructor(readonly subscriptionId: string) {
    super(`the lease on subscription ${subscriptionId} was lost`);
    this.name = 'LeaseLost';
  }
}

/**
 * Assigns subscriptions to instances. Each instance judges expiry by its own clock, so two instances may briefly both believe that they have a lease.
 * The fence, not the time, decides whose writes count.
 */
export class Leases {
  constructor(
    private readonly db: Queryable,
    private readonly instanceId: string,
  ) {}

  /** Reports that this instance is alive, and returns its fair share of the active subscriptions. */
  async fairShare(now: Date, aliveUntil: Date): Promise<number> {
    await rowsOf(this.db, extendInstance, [this.instanceId, aliveUntil]);
    const [counted] = await rowsOf<{ active: number; instances: number }>(this.db, countShares, [now]);
    return Math.ceil(counted!.active / Math.max(1, counted!.instances));
  }

  /** Acquires up to `atMost` subscriptions without a valid lease; those with an expired lease come last. */
  async acquire(now: Date, until: Date, atMost: number): Promise<LeasedSubscription[]> {
    const rows = await rowsOf<SubscriptionRow>(this.db, acquireLeases, [this.instanceId, until, now, atMost]);
    return rows.map((row) => ({
      lease: { subscriptionId: row.id, fence: row.lease_fence },
      subscription: subscriptionOfRow(row),
    }));
  }

  /** Extends leases. Returns the ids of the subscriptions whose lease is still valid. */
  async renew(leases: readonly Lease[], until: Date): Promise<ReadonlySet<string>> {
    const rows = await rowsOf<{ id: string }>(this.db, renewLeases, [until, ...columnsOf(leases)]);
    return new Set(rows.map(({ id }) => id));
  }

  /** Like `renew`, but extends nothing. */
  async confirm(leases: readonly Lease[]): Promise<ReadonlySet<string>> {
    const rows = await rowsOf<{ id: string }>(this.db, confirmLeases, columnsOf(leases));
    return new Set(rows.map(({ id }) => id));
  }

  /** Stores the delivery state of a subscription. @throws LeaseLost */
  async save({ subscriptionId, fence }: Lease, delivery: DeliveryState): Promise<void> {
    const { cursor, state, reason, failedAttempts, failingSince, nextAttemptAt } = delivery;
    const values = [subscriptionId, fence, cursor, state, reason, failedAttempts, failingSince, nextAttemptAt];
    const rows = await rowsOf(this.db, saveDeliveryState, values);
    if (rows.length === 0) throw new LeaseLost(subscriptionId);
  }

  /** Releases subscriptions with their cursors, so that others can acquire them at once. */
  async release(leased: readonly { readonly lease: Lease; readonly cursor: string }[]): Promise<void> {
    if (leased.length === 0) return;
    const cursors = leased.map(({ cursor }) => cursor);
    await rowsOf(this.db, releaseLeases, [...columnsOf(leased.map(({ lease }) => lease)), cursors]);
  }

  /** Removes this instance, and instances that have disappeared. */
  async leave(now: Date): Promise<void> {
    await rowsOf(this.db, forgetInstances, [this.instanceId, now]);
  }
}

const columnsOf = (leases: readonly Lease[]): [string[], number[]] => [
  leases.map(({ subscriptionId }) => subscriptionId),
  leases.map(({ fence }) => fence),
];
