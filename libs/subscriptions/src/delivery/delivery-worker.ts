import { randomUUID } from 'node:crypto';
import { encodeCursor } from '#contracts';
import { Limiter, type Database } from '#postgres';
import type { Feed } from '#feed';
import type { Sending } from '../sending/send-webhook';
import { Leases } from '../store/leases';
import { Courier, LEASE_MARGIN_MS, type DeliveryReports, type Dispatch } from './courier';
import { FeedReads } from './feed-reads';

export interface DeliveryParts {
  readonly database: Database;
  readonly feed: Feed;
  /** Its dispatcher is the caller's, who lets go of it after `stop`. */
  readonly sending: Sending;
  readonly now: () => Date;
  /** In [0, 1). */
  readonly random: () => number;
  readonly reports: DeliveryReports;
  /** How long others wait before they take over from an instance that vanished; unless given, as short as deliveries allow. */
  readonly leaseMs?: number;
  /** Deliveries under way at once to receivers that are well, and to those that fail or are slow. */
  readonly atOnce?: { readonly quick: number; readonly slow: number };
}

const AT_ONCE = { quick: 256, slow: 128 };
/** Leases are renewed after a third, and suffice for one more delivery then. */
const leaseFor = (timeoutMs: number): number => 1.5 * (timeoutMs + LEASE_MARGIN_MS);
/** How often it is looked whether a retry is due, a lease is free or a notification was missed. */
const LOOK_EVERY_MS = 1_000;

/**
 * Delivers webhooks: holds its share of the active subscriptions by leases and runs a courier for each. Any number of instances share
 * the work; one that vanishes is taken over from when its leases expire.
 */
export class DeliveryWorker {
  private readonly couriers = new Map<string, Courier>();
  private readonly leases: Leases;
  private readonly dispatch: Dispatch;
  private renewAt = new Date(0);
  private feedNow: string | null = null;
  private looking: Promise<void> | null = null;
  /** What the look that was asked for last must see to: new changes, or also who delivers what. */
  private wanted: 'nothing' | 'changes' | 'all' = 'nothing';
  private timer: NodeJS.Timeout | null = null;
  private stopped = false;

  constructor(private readonly parts: DeliveryParts) {
    const { database, feed, sending, now, random, reports } = parts;
    this.leases = new Leases(database.pool, randomUUID());
    const { quick, slow } = parts.atOnce ?? AT_ONCE;
    this.dispatch = {
      db: database.pool,
      leases: this.leases,
      reads: new FeedReads(feed),
      sending,
      limits: { quick: new Limiter(quick), slow: new Limiter(slow) },
      leaseMs: parts.leaseMs ?? leaseFor(sending.timeoutMs),
      now,
      random,
      reports,
    };
  }

  /** Looks now, whenever it is woken, and every second. */
  start(): void {
    this.timer = setInterval(() => this.subscriptionsChanged(), LOOK_EVERY_MS);
    this.subscriptionsChanged();
  }

  /** The feed has moved on. */
  feedMoved(): void {
    if (this.wanted === 'nothing') this.wanted = 'changes';
    this.wake();
  }

  /** A subscription was made or changed: it is free to be taken. */
  subscriptionsChanged(): void {
    this.wanted = 'all';
    this.wake();
  }

  /** One look at everything: takes the share that is due to this instance, and lets each courier begin that has something to deliver. */
  async look(): Promise<void> {
    await this.shareWork();
    await this.lookForChanges();
  }

  /** Resolves when no courier has anything under way. */
  async idle(): Promise<void> {
    for (;;) {
      const busy = [...this.couriers.values()].map((courier) => courier.busy).filter((each) => each !== null);
      if (busy.length === 0) return;
      await Promise.all(busy);
    }
  }

  /** The ids of the subscriptions that this instance delivers now. */
  get holds(): readonly string[] {
    return this.delivering.map(({ subscription }) => subscription.id);
  }

  /** How many of those have a delivery under way, or read what to deliver. */
  get busy(): number {
    return this.delivering.filter(({ busy }) => busy !== null).length;
  }

  /** How many of those have not come to where the feed ended when it was last looked at. */
  get behind(): number {
    return this.delivering.filter(({ cursor }) => cursor !== this.feedNow).length;
  }

  /** Breaks off deliveries and gives every subscription back. */
  async stop(): Promise<void> {
    this.stopped = true;
    if (this.timer) clearInterval(this.timer);
    await this.looking;
    await Promise.all([...this.couriers.values()].map((courier) => courier.stop()));
    await this.giveAllBack().catch((error: unknown) => this.parts.reports.trouble(error));
    this.couriers.clear();
  }

  /** Without those that have ended since the last look, which clears them away. */
  private get delivering(): readonly Courier[] {
    return [...this.couriers.values()].filter((courier) => !courier.isDone);
  }

  private wake(): void {
    if (!this.stopped) this.looking ??= this.lookWhileWoken().finally(() => (this.looking = null));
  }

  private async lookWhileWoken(): Promise<void> {
    while (this.wanted !== 'nothing' && !this.stopped) {
      const look = this.wanted === 'all' ? this.look() : this.lookForChanges();
      this.wanted = 'nothing';
      await look.catch((error: unknown) => this.parts.reports.trouble(error));
    }
  }

  private async lookForChanges(): Promise<void> {
    if (this.couriers.size === 0) return;
    this.dispatch.reads.forget();
    const head = await this.parts.feed.head();
    if (!head) return;
    const now = encodeCursor(head);
    this.feedNow = now;
    for (const courier of this.couriers.values()) courier.look(now);
  }

  private async shareWork(): Promise<void> {
    const { now } = this.parts;
    const until = new Date(now().getTime() + this.dispatch.leaseMs);
    await this.letGoOfLost(until);
    for (const [id, courier] of this.couriers) if (courier.isDone) this.couriers.delete(id);
    const share = await this.leases.fairShare(now(), until);
    if (this.couriers.size < share) await this.acquire(until, share - this.couriers.size);
    else if (this.couriers.size > share) await this.giveBack(this.couriers.size - share);
  }

  /** Leases end before they expire when owners change their subscriptions, so it is asked each time and renewed now and then. */
  private async letGoOfLost(until: Date): Promise<void> {
    const held = [...this.couriers.values()];
    const leases = held.map(({ lease }) => lease);
    const isDue = this.parts.now() >= this.renewAt;
    const kept = await (isDue ? this.leases.renew(leases, until) : this.leases.confirm(leases));
    for (const courier of held) {
      if (!kept.has(courier.subscription.id)) courier.lose();
      else if (isDue) courier.leaseUntil = until;
    }
    if (isDue) this.renewAt = new Date(this.parts.now().getTime() + this.dispatch.leaseMs / 3);
  }

  private async acquire(until: Date, atMost: number): Promise<void> {
    for (const held of await this.leases.acquire(this.parts.now(), until, atMost)) {
      this.couriers.get(held.subscription.id)?.lose();
      this.couriers.set(held.subscription.id, new Courier(held, until, this.dispatch));
    }
  }

  /** Should it fail, the leases expire. */
  private async giveAllBack(): Promise<void> {
    await this.leases.release(this.delivering);
    await this.leases.leave(this.parts.now());
  }

  private async giveBack(surplus: number): Promise<void> {
    const idle = [...this.couriers.values()].filter(({ busy }) => busy === null).slice(0, surplus);
    for (const { subscription } of idle) this.couriers.delete(subscription.id);
    await this.leases.release(idle);
  }
}
