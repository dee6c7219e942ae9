import { rowsOf, type Queryable } from '#postgres';
import {
  acquireLeases,
  confirmLeases,
  countShares,
  forgetInstances,
  keepAlive,
  releaseLeases,
  renewLeases,
  saveStanding,
} from './leases.sql';
import { subscriptionOfRow, type Standing, type Subscription, type SubscriptionRow } from './subscription';

/** The right to deliver a subscription until it expires or someone else takes the next, higher fence. */
export interface Lease {
  readonly subscriptionId: string;
  readonly fence: number;
}

export interface HeldSubscription {
  readonly lease: Lease;
  readonly subscription: Subscription;
}

/** Another instance took the subscription over, or its owner changed it: what this one knows of it is no longer true. */
export class LeaseLost extends Error {
  readonly code = 'lease-lost';
  constructor(readonly subscriptionId: string) {
    super(`the lease on subscription ${subscriptionId} was lost`);
    this.name = 'LeaseLost';
  }
}

/**
 * Who delivers which subscription. A lease expires by the clock of whoever looks, so two instances may for a moment both believe that they
 * hold one: the fence, not the time, decides whose writes count.
 */
export class Leases {
  constructor(
    private readonly db: Queryable,
    private readonly instanceId: string,
  ) {}

  /** Tells that this instance lives, and how many subscriptions are its fair share. */
  async fairShare(now: Date, aliveUntil: Date): Promise<number> {
    await rowsOf(this.db, keepAlive, [this.instanceId, aliveUntil]);
    const [counted] = await rowsOf<{ active: number; instances: number }>(this.db, countShares, [now]);
    return Math.ceil(counted!.active / Math.max(1, counted!.instances));
  }

  /** Takes up to `atMost` subscriptions that nobody holds, those left by an expired lease last. */
  async acquire(now: Date, until: Date, atMost: number): Promise<HeldSubscription[]> {
    const rows = await rowsOf<SubscriptionRow>(this.db, acquireLeases, [this.instanceId, until, now, atMost]);
    return rows.map((row) => ({
      lease: { subscriptionId: row.id, fence: row.lease_fence },
      subscription: subscriptionOfRow(row),
    }));
  }

  /** The ids of those that are still held. */
  async renew(leases: readonly Lease[], until: Date): Promise<ReadonlySet<string>> {
    const rows = await rowsOf<{ id: string }>(this.db, renewLeases, [until, ...columnsOf(leases)]);
    return new Set(rows.map(({ id }) => id));
  }

  /** The ids of those that are still held; renews none. */
  async confirm(leases: readonly Lease[]): Promise<ReadonlySet<string>> {
    const rows = await rowsOf<{ id: string }>(this.db, confirmLeases, columnsOf(leases));
    return new Set(rows.map(({ id }) => id));
  }

  /** Keeps how far a subscription has come. @throws LeaseLost */
  async save({ subscriptionId, fence }: Lease, standing: Standing): Promise<void> {
    const { cursor, state, reason, failedAttempts, failingSince, nextAttemptAt } = standing;
    const values = [subscriptionId, fence, cursor, state, reason, failedAttempts, failingSince, nextAttemptAt];
    const rows = await rowsOf(this.db, saveStanding, values);
    if (rows.length === 0) throw new LeaseLost(subscriptionId);
  }

  /** Gives subscriptions back with how far they have come, for others to take at once. */
  async release(held: readonly { readonly lease: Lease; readonly cursor: string }[]): Promise<void> {
    if (held.length === 0) return;
    const cursors = held.map(({ cursor }) => cursor);
    await rowsOf(this.db, releaseLeases, [...columnsOf(held.map(({ lease }) => lease)), cursors]);
  }

  /** Tells that this instance is gone, and forgets those that vanished. */
  async leave(now: Date): Promise<void> {
    await rowsOf(this.db, forgetInstances, [this.instanceId, now]);
  }
}

const columnsOf = (leases: readonly Lease[]): [string[], number[]] => [
  leases.map(({ subscriptionId }) => subscriptionId),
  leases.map(({ fence }) => fence),
];
