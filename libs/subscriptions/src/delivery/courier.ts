import { MalformedCursor, type TermChangeEvent, type ToldTermChange } from '#contracts';
import type { Limiter, Queryable } from '#postgres';
import { CursorRefused, cursorText, wantedBy } from '#feed';
import { feedFilterOf, onlyPartnership } from '../filter/change-filter';
import { sendWebhook, type Sending, type Sent } from '../sending/send-webhook';
import { signatureHeaders } from '../signing/signing-secrets';
import { forgetOldAttempts, logAttempt } from '../store/attempts';
import { LeaseLost, type HeldSubscription, type Lease, type Leases } from '../store/leases';
import type { Standing, Subscription } from '../store/subscription';
import { afterAttempt } from './after-attempt';
import type { FeedReads } from './feed-reads';

export interface DeliveryReports {
  attempted(subscription: Subscription, sent: Sent): void;
  stopped(subscription: Subscription, standing: Standing): void;
  leaseLost(subscriptionId: string): void;
  trouble(error: unknown): void;
}

/** What the couriers of one instance share. */
export interface Dispatch {
  readonly db: Queryable;
  readonly leases: Leases;
  readonly reads: FeedReads;
  readonly sending: Sending;
  /** Receivers that fail or are slow have a limit of their own, so that any number of them leaves the others theirs. */
  readonly limits: { readonly quick: Limiter; readonly slow: Limiter };
  readonly leaseMs: number;
  readonly now: () => Date;
  readonly random: () => number;
  readonly reports: DeliveryReports;
}

/** A lease must outlast a delivery by this, so that its successor's first delivery comes after our last. */
export const LEASE_MARGIN_MS = 5_000;
const SLOW_MS = 1_000;
const SAVE_EVERY_MS = 60_000;
const TRIM_EVERY = 100;

/** The CloudEvents HTTP binding, structured mode. */
export const CLOUD_EVENT_TYPE = 'application/cloudevents+json; charset=utf-8';

/** Delivers one subscription, one event after the other, for as long as its lease is held. */
export class Courier {
  readonly lease: Lease;
  readonly subscription: Subscription;
  private standing: Standing;
  private readonly isWanted: (change: ToldTermChange) => boolean;
  private readonly stopping = new AbortController();
  private running: Promise<void> | null = null;
  private lookAgain = false;
  private lost = false;
  private lastTookMs = 0;
  private attempts = 0;
  private savedAt: Date;

  constructor(
    { lease, subscription }: HeldSubscription,
    public leaseUntil: Date,
    private readonly dispatch: Dispatch,
  ) {
    this.lease = lease;
    this.subscription = subscription;
    this.standing = subscription.standing;
    this.isWanted = wantedBy(feedFilterOf(subscription.filter));
    this.savedAt = dispatch.now();
  }

  /** The end of what it is doing; null while it is idle. */
  get busy(): Promise<void> | null {
    return this.running;
  }

  /** It delivers no more: its lease is gone, or its subscription is no longer active. */
  get isDone(): boolean {
    return this.lost || this.standing.state !== 'active';
  }

  get cursor(): string {
    return this.standing.cursor;
  }

  /** Begins to deliver if there may be something to deliver; `feedNow` is where the feed ends. */
  look(feedNow: string): void {
    if (this.running) {
      this.lookAgain = true;
      return;
    }
    if (this.isDone || this.standing.cursor === feedNow || this.standing.nextAttemptAt > this.dispatch.now()) return;
    this.running = this.deliverUntilIdle().finally(() => (this.running = null));
  }

  /** Breaks off what it is doing; what was under way may have arrived and will come again. */
  async stop(): Promise<void> {
    this.stopping.abort(new Error('delivery stops'));
    await this.running;
  }

  /** Someone else has the subscription now. */
  lose(): void {
    if (this.lost) return;
    this.lost = true;
    this.stopping.abort(new LeaseLost(this.subscription.id));
    this.dispatch.reports.leaseLost(this.subscription.id);
  }

  private async deliverUntilIdle(): Promise<void> {
    try {
      do {
        this.lookAgain = false;
        await this.deliverWhatThereIs();
      } while (this.lookAgain && this.mayGoOn());
    } catch (error) {
      if (error instanceof LeaseLost) this.lose();
      else if (!this.stopping.signal.aborted) this.dispatch.reports.trouble(error);
    }
  }

  private async deliverWhatThereIs(): Promise<void> {
    while (this.mayGoOn()) {
      const { cursor } = this.standing;
      const page = await this.nextPage();
      if (!page) return;
      for (const { event, after } of page.items) {
        if (!this.isWanted(event.data)) continue;
        const isTold = await this.deliver(event, cursorText(page.logId, after));
        if (!isTold || !this.mayGoOn()) return;
      }
      const scannedTo = cursorText(page.logId, page.scannedTo);
      this.standing = { ...this.standing, cursor: scannedTo };
      await this.saveNowAndThen();
      if (scannedTo === cursor) return;
    }
  }

  private mayGoOn(): boolean {
    return !this.isDone && !this.stopping.signal.aborted && this.standing.nextAttemptAt <= this.dispatch.now();
  }

  private async nextPage() {
    try {
      return await this.dispatch.reads.after(this.standing.cursor, onlyPartnership(this.subscription.filter));
    } catch (error) {
      const isAhead = error instanceof CursorRefused && error.code === 'cursor-ahead';
      if (isAhead) return null;
      if (!(error instanceof CursorRefused || error instanceof MalformedCursor)) throw error;
      await this.settle({ ...this.standing, state: 'suspended', reason: 'cursor-foreign' });
      return null;
    }
  }

  /** Whether the receiver took it. If not, nothing behind it may be told, however soon it may be tried again. */
  private async deliver(event: TermChangeEvent, cursor: string): Promise<boolean> {
    const { limits, now, random, db, reports } = this.dispatch;
    const isSlow = this.standing.failedAttempts > 0 || this.lastTookMs > SLOW_MS;
    const { at, sent } = await (isSlow ? limits.slow : limits.quick).run(() => this.send(event));
    this.lastTookMs = sent.durationMs;
    reports.attempted(this.subscription, sent);
    const attempt = this.standing.failedAttempts + 1;
    try {
      await this.settle(afterAttempt(this.standing, sent.outcome, { behind: cursor, now: now(), random: random() }));
    } finally {
      await logAttempt(db, this.subscription.id, { eventId: event.id, at, attempt, sent });
      if (this.attempts++ % TRIM_EVERY === 0) await forgetOldAttempts(db, this.subscription.id);
    }
    return sent.outcome.kind === 'accepted';
  }

  private async send(event: TermChangeEvent): Promise<{ at: Date; sent: Sent }> {
    const { sending, now } = this.dispatch;
    this.stopping.signal.throwIfAborted();
    await this.secureLease();
    const { url, secrets } = this.subscription;
    const at = now();
    const body = JSON.stringify(event);
    const headers = { 'content-type': CLOUD_EVENT_TYPE, ...signatureHeaders(event.id, body, secrets, at) };
    return { at, sent: await sendWebhook({ url, headers, body }, sending, this.stopping.signal) };
  }

  /** Nothing is sent on a lease that is gone, or that may run out while it is under way. */
  private async secureLease(): Promise<void> {
    const { leases, leaseMs, now, sending } = this.dispatch;
    const neededUntil = now().getTime() + sending.timeoutMs + LEASE_MARGIN_MS;
    const suffices = this.leaseUntil.getTime() >= neededUntil;
    const until = suffices ? this.leaseUntil : new Date(now().getTime() + leaseMs);
    const kept = await (suffices ? leases.confirm([this.lease]) : leases.renew([this.lease], until));
    if (!kept.has(this.subscription.id)) throw new LeaseLost(this.subscription.id);
    this.leaseUntil = until;
  }

  private async settle(standing: Standing): Promise<void> {
    await this.dispatch.leases.save(this.lease, standing);
    this.standing = standing;
    this.savedAt = this.dispatch.now();
    if (standing.state !== 'active') this.dispatch.reports.stopped(this.subscription, standing);
  }

  /** What was scanned and not wanted need not be kept at once: scanning it again costs time and tells nobody anything. */
  private async saveNowAndThen(): Promise<void> {
    if (this.dispatch.now().getTime() - this.savedAt.getTime() >= SAVE_EVERY_MS) await this.settle(this.standing);
  }
}
