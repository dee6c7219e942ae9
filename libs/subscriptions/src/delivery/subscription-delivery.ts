import { MalformedCursor, type TermChangeEvent, type ToldTermChange } from '#contracts';
import { type Queryable, WakeableLoop } from '#postgres';
import { CursorRefused, cursorText, wantedBy } from '#feed';
import { feedFilterOf, onlyPartnership } from '../filter/change-filter';
import { postOfChange, type ChatMessages } from '../formats/post';
import { sendWebhook, type Sending, type Sent } from '../sending/send-webhook';
import { signed } from '../sending/signed';
import { forgetOldAttempts, logAttempt } from '../store/attempts';
import { LeaseLost, type LeasedSubscription, type Lease, type Leases } from '../store/leases';
import type { DeliveryState, Subscription } from '../store/subscription';
import { afterAttempt } from './after-attempt';
import type { FeedReads } from './feed-reads';
import type { SharedLimiter } from './shared-limiter';
import { tracedDelivery } from './traced-delivery';

export interface DeliveryReports {
  attempted(subscription: Subscription, sent: Sent): void;
  stopped(subscription: Subscription, delivery: DeliveryState): void;
  leaseLost(subscriptionId: string): void;
  trouble(error: unknown): void;
}

/** The dependencies that the deliveries of one instance share. */
export interface DeliveryContext {
  readonly db: Queryable;
  readonly leases: Leases;
  readonly reads: FeedReads;
  readonly sending: Sending;
  readonly chats: ChatMessages;
  /** Failing and slow receivers have a separate limit, so that they cannot block the others; nor can one owner, who may call any receiver new. */
  readonly limits: { readonly quick: SharedLimiter; readonly slow: SharedLimiter };
  readonly leaseMs: number;
  readonly now: () => Date;
  readonly random: () => number;
  readonly reports: DeliveryReports;
}

/** The time by which a lease must outlast a delivery, so that the next instance's first delivery comes after the last one here. */
export const LEASE_MARGIN_MS = 5_000;
const SLOW_MS = 1_000;
const SAVE_EVERY_MS = 60_000;
const TRIM_EVERY = 100;

/** Delivers one subscription, one event after the other, while its lease is valid. */
export class SubscriptionDelivery {
  readonly lease: Lease;
  readonly subscription: Subscription;
  private delivery: DeliveryState;
  private readonly isWanted: (change: ToldTermChange) => boolean;
  private readonly stopping = new AbortController();
  private readonly loop: WakeableLoop;
  private lost = false;
  private lastTookMs = 0;
  private attempts = 0;
  private savedAt: Date;

  constructor(
    { lease, subscription }: LeasedSubscription,
    public leaseUntil: Date,
    private readonly dispatch: DeliveryContext,
  ) {
    this.lease = lease;
    this.subscription = subscription;
    this.delivery = subscription.delivery;
    this.isWanted = wantedBy(feedFilterOf(subscription.filter));
    this.savedAt = dispatch.now();
    this.loop = new WakeableLoop({ work: () => this.deliverWhatThereIs(), onError: (error) => this.failed(error) });
  }

  /** Resolves when the current delivery ends; null while idle. */
  get busy(): Promise<void> | null {
    return this.loop.running;
  }

  /** True if the lease is lost or the subscription is no longer active. */
  get isDone(): boolean {
    return this.lost || this.delivery.state !== 'active';
  }

  get cursor(): string {
    return this.delivery.cursor;
  }

  /** Starts to deliver if there may be something new; `feedNow` is the end of the feed. */
  deliverIfNew(feedNow: string): void {
    if (this.loop.running || (this.mayGoOn() && this.delivery.cursor !== feedNow)) this.loop.wake();
  }

  /** Aborts the current delivery. The event may have arrived and will be sent again. */
  async stop(): Promise<void> {
    this.stopping.abort(new Error('delivery stops'));
    await this.loop.close();
  }

  /** Stops the delivery because its lease is lost. */
  lose(): void {
    if (this.lost) return;
    this.lost = true;
    this.stopping.abort(new LeaseLost(this.subscription.id));
    this.dispatch.reports.leaseLost(this.subscription.id);
  }

  private failed(error: unknown): void {
    if (error instanceof LeaseLost) this.lose();
    else if (!this.stopping.signal.aborted) this.dispatch.reports.trouble(error);
  }

  private async deliverWhatThereIs(): Promise<void> {
    while (this.mayGoOn()) {
      const { cursor } = this.delivery;
      const page = await this.nextPage();
      if (!page) return;
      for (const { event, after } of page.items) {
        if (!this.isWanted(event.data)) continue;
        const isAccepted = await this.deliver(event, cursorText(page.logId, after));
        if (!isAccepted || !this.mayGoOn()) return;
      }
      const scannedTo = cursorText(page.logId, page.scannedTo);
      this.delivery = { ...this.delivery, cursor: scannedTo };
      await this.saveNowAndThen();
      if (scannedTo === cursor) return;
    }
  }

  private mayGoOn(): boolean {
    return !this.isDone && !this.stopping.signal.aborted && this.delivery.nextAttemptAt <= this.dispatch.now();
  }

  private async nextPage() {
    try {
      return await this.dispatch.reads.after(this.delivery.cursor, onlyPartnership(this.subscription.filter));
    } catch (error) {
      const isAhead = error instanceof CursorRefused && error.code === 'cursor-ahead';
      if (isAhead) return null;
      if (!(error instanceof CursorRefused || error instanceof MalformedCursor)) throw error;
      await this.settle({ ...this.delivery, state: 'suspended', reason: 'cursor-foreign' });
      return null;
    }
  }

  /** Delivers an event. Returns true if the receiver accepted it; if not, no later event may be sent before the retry. */
  private async deliver(event: TermChangeEvent, cursor: string): Promise<boolean> {
    const { limits, now, random, db, reports } = this.dispatch;
    const { owner } = this.subscription;
    const isSlow = this.delivery.failedAttempts > 0 || this.lastTookMs > SLOW_MS;
    const { at, sent } = await (isSlow ? limits.slow : limits.quick).run(owner, () => this.send(event));
    this.lastTookMs = sent.durationMs;
    reports.attempted(this.subscription, sent);
    const attempt = this.delivery.failedAttempts + 1;
    try {
      await this.settle(afterAttempt(this.delivery, sent.outcome, { after: cursor, now: now(), random: random() }));
    } finally {
      await logAttempt(db, this.subscription.id, { eventId: event.id, at, attempt, sent });
      if (this.attempts++ % TRIM_EVERY === 0) await forgetOldAttempts(db, this.subscription.id);
    }
    return sent.outcome.kind === 'accepted';
  }

  private async send(event: TermChangeEvent): Promise<{ at: Date; sent: Sent }> {
    const { sending, chats, now } = this.dispatch;
    this.stopping.signal.throwIfAborted();
    const post = await postOfChange(event, this.subscription.channel, chats);
    await this.secureLease();
    const at = now();
    const { headers, ...rest } = signed(post, this.subscription, at);
    const sent = await tracedDelivery(this.dispatch.db, event, (trace) =>
      sendWebhook({ ...rest, headers: { ...headers, ...trace } }, sending, this.stopping.signal),
    );
    return { at, sent };
  }

  /** Ensures that the lease is valid and does not expire during the delivery. */
  private async secureLease(): Promise<void> {
    const { leases, leaseMs, now, sending } = this.dispatch;
    const neededUntil = now().getTime() + sending.timeoutMs + LEASE_MARGIN_MS;
    const suffices = this.leaseUntil.getTime() >= neededUntil;
    const until = suffices ? this.leaseUntil : new Date(now().getTime() + leaseMs);
    const kept = await (suffices ? leases.confirm([this.lease]) : leases.renew([this.lease], until));
    if (!kept.has(this.subscription.id)) throw new LeaseLost(this.subscription.id);
    this.leaseUntil = until;
  }

  private async settle(delivery: DeliveryState): Promise<void> {
    await this.dispatch.leases.save(this.lease, delivery);
    this.delivery = delivery;
    this.savedAt = this.dispatch.now();
    if (delivery.state !== 'active') this.dispatch.reports.stopped(this.subscription, delivery);
  }

  /** Saves the cursor at most once a minute. It only passed unwanted events: reading them again costs time and sends nothing. */
  private async saveNowAndThen(): Promise<void> {
    if (this.dispatch.now().getTime() - this.savedAt.getTime() >= SAVE_EVERY_MS) await this.settle(this.delivery);
  }
}
