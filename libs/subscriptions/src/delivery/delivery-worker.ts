import { randomUUID } from 'node:crypto';
import { encodeCursor } from '#contracts';
import { WakeableLoop, type Database } from '#postgres';
import type { Feed } from '#feed';
import type { ChatMessages } from '../formats/post';
import type { Sending } from '../sending/send-webhook';
import { Leases } from '../store/leases';
import {
  SubscriptionDelivery,
  LEASE_MARGIN_MS,
  type DeliveryReports,
  type DeliveryContext,
} from './subscription-delivery';
import { FeedReads } from './feed-reads';
import { SharedLimiter } from './shared-limiter';

export interface DeliveryParts {
  readonly database: Database;
  readonly feed: Feed;
  /** How webhooks are sent. The caller owns the dispatcher and closes it after `stop`. */
  readonly sending: Sending;
  readonly chats: ChatMessages;
  readonly now: () => Date;
  /** A random number in [0, 1). */
  readonly random: () => number;
  readonly reports: DeliveryReports;
  /**
   * The length of a lease: how long other instances wait before they take over from one that disappeared. By default as short as deliveries allow.
   */
  readonly leaseMs?: number;
  /** The maximum number of concurrent deliveries to healthy receivers, and to failing or slow ones; one owner may have a quarter of each. */
  readonly atOnce?: { readonly quick: number; readonly slow: number };
}

const AT_ONCE = { quick: 256, slow: 128 };
/** The default length of a lease. Leases are renewed after a third of their time; the rest is enough for one more delivery. */
const leaseFor = (timeoutMs: number): number => 1.5 * (timeoutMs + LEASE_MARGIN_MS);
/** The interval at which the worker checks for due retries, free leases and missed notifications. */
const LOOK_EVERY_MS = 1_000;

/**
 * Delivers webhooks: leases its share of the active subscriptions and runs a `SubscriptionDelivery` for each. Any number of instances share
 * the work. If one disappears, others take over when its leases expire.
 */
export class DeliveryWorker {
  private readonly deliveries = new Map<string, SubscriptionDelivery>();
  private readonly leases: Leases;
  private readonly dispatch: DeliveryContext;
  private renewAt = new Date(0);
  private feedNow: string | null = null;
  private readonly loop: WakeableLoop;
  /** True if the next look must also check the leases, not only new changes. */
  private mustShareWork = true;
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly parts: DeliveryParts) {
    const { database, feed, sending, chats, now, random, reports } = parts;
    this.leases = new Leases(database.pool, randomUUID());
    const { quick, slow } = parts.atOnce ?? AT_ONCE;
    this.loop = new WakeableLoop({ work: () => this.pollChanged(), onError: (error) => reports.trouble(error) });
    this.dispatch = {
      db: database.pool,
      leases: this.leases,
      reads: new FeedReads(feed),
      sending,
      chats,
      limits: { quick: new SharedLimiter(quick), slow: new SharedLimiter(slow) },
      leaseMs: parts.leaseMs ?? leaseFor(sending.timeoutMs),
      now,
      random,
      reports,
    };
  }

  /** Starts the worker: it looks now, on each wake-up, and every second. */
  start(): void {
    this.timer = setInterval(() => this.subscriptionsChanged(), LOOK_EVERY_MS);
    this.subscriptionsChanged();
  }

  /** Wakes the worker because the feed has new entries. */
  feedMoved(): void {
    this.loop.wake();
  }

  /** Wakes the worker because a subscription was created or changed and is free to be leased. */
  subscriptionsChanged(): void {
    this.mustShareWork = true;
    this.loop.wake();
  }

  /** Acquires or releases leases until this instance has its share, then starts each delivery that has something to send. */
  async poll(): Promise<void> {
    await this.shareWork();
    await this.pollFeed();
  }

  /** Waits until no subscription is being delivered. */
  async idle(): Promise<void> {
    for (;;) {
      const busy = [...this.deliveries.values()].map((delivery) => delivery.busy).filter((each) => each !== null);
      if (busy.length === 0) return;
      await Promise.all(busy);
    }
  }

  /** The ids of the subscriptions that this instance delivers now. */
  get leased(): readonly string[] {
    return this.delivering.map(({ subscription }) => subscription.id);
  }

  /** The number of leased subscriptions that are delivering or reading the feed. */
  get busy(): number {
    return this.delivering.filter(({ busy }) => busy !== null).length;
  }

  /** The number of leased subscriptions that have not reached the end of the feed, as of the last look. */
  get behind(): number {
    return this.delivering.filter(({ cursor }) => cursor !== this.feedNow).length;
  }

  /** Aborts deliveries and releases every lease. */
  async stop(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.loop.close();
    await Promise.all([...this.deliveries.values()].map((delivery) => delivery.stop()));
    await this.releaseAll().catch((error: unknown) => this.parts.reports.trouble(error));
    this.deliveries.clear();
  }

  /** The deliveries that have not ended; the next poll removes the others. */
  private get delivering(): readonly SubscriptionDelivery[] {
    return [...this.deliveries.values()].filter((delivery) => !delivery.isDone);
  }

  private async pollChanged(): Promise<void> {
    const sharesWork = this.mustShareWork;
    this.mustShareWork = false;
    await (sharesWork ? this.poll() : this.pollFeed());
  }

  private async pollFeed(): Promise<void> {
    if (this.deliveries.size === 0) return;
    this.dispatch.reads.forget(this.feedNow);
    const head = await this.parts.feed.head();
    if (!head) return;
    const now = encodeCursor(head);
    this.feedNow = now;
    for (const delivery of this.deliveries.values()) delivery.deliverIfNew(now);
  }

  private async shareWork(): Promise<void> {
    const { now } = this.parts;
    const until = new Date(now().getTime() + this.dispatch.leaseMs);
    await this.dropLost(until);
    for (const [id, delivery] of this.deliveries) if (delivery.isDone) this.deliveries.delete(id);
    const share = await this.leases.fairShare(now(), until);
    if (this.deliveries.size < share) await this.acquire(until, share - this.deliveries.size);
    else if (this.deliveries.size > share) await this.releaseSurplus(this.deliveries.size - share);
  }

  /**
   * Confirms the leases, or renews them when due, and stops the deliveries without a valid one. A lease ends early when its owner changes the subscription.
   */
  private async dropLost(until: Date): Promise<void> {
    const deliveries = [...this.deliveries.values()];
    const leases = deliveries.map(({ lease }) => lease);
    const isDue = this.parts.now() >= this.renewAt;
    const kept = await (isDue ? this.leases.renew(leases, until) : this.leases.confirm(leases));
    for (const delivery of deliveries) {
      if (!kept.has(delivery.subscription.id)) delivery.lose();
      else if (isDue) delivery.leaseUntil = until;
    }
    if (isDue) this.renewAt = new Date(this.parts.now().getTime() + this.dispatch.leaseMs / 3);
  }

  private async acquire(until: Date, atMost: number): Promise<void> {
    for (const leased of await this.leases.acquire(this.parts.now(), until, atMost)) {
      this.deliveries.get(leased.subscription.id)?.lose();
      this.deliveries.set(leased.subscription.id, new SubscriptionDelivery(leased, until, this.dispatch));
    }
  }

  /** Releases all leases. If this fails, they expire. */
  private async releaseAll(): Promise<void> {
    await this.leases.release(this.delivering);
    await this.leases.leave(this.parts.now());
  }

  private async releaseSurplus(surplus: number): Promise<void> {
    const idle = [...this.deliveries.values()].filter(({ busy }) => busy === null).slice(0, surplus);
    for (const { subscription } of idle) this.deliveries.delete(subscription.id);
    await this.leases.release(idle);
  }
}
