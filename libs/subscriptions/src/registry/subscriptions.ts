import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { encodeCursor } from '#contracts';
import { rowsOf, type Database } from '#postgres';
import { atStart, type Feed } from '#feed';
import { readPageAfter } from '../delivery/feed-reads';
import type { ChangeFilter } from '../filter/change-filter';
import type { Channel } from '../formats/message-format';
import { postOfTest, type ChatMessages } from '../formats/post';
import { testEvent } from '../formats/test-event';
import type { AddressRules } from '../sending/address-rules';
import { sendWebhook, type Sending, type Sent } from '../sending/send-webhook';
import { readWebhookUrl } from '../sending/webhook-url';
import { signed } from '../sending/signed';
import { newSecret, rotated } from '../signing/signing-secrets';
import { logAttempt, readAttempts, type Attempt } from '../store/attempts';
import {
  startingAt,
  subscriptionOfRow,
  type DeliveryState,
  type Subscription,
  type SubscriptionRow,
} from '../store/subscription';
import {
  countByState,
  countSubscriptions,
  deleteSubscription,
  insertSubscription,
  lockOwner,
  lockSubscription,
  readSubscription,
  readSubscriptions,
  writeSubscription,
} from './subscriptions.sql';
import {
  FeedNotReady,
  NothingToSkip,
  NotTheNextEvent,
  SearchUnfinished,
  SubscriptionUnknown,
  TooManySubscriptions,
} from './subscription-errors';
import { nextWanted } from './next-wanted';
import { TestPace } from './test-pace';

/** A start of delivery: a cursor, or one of the two ends of the feed. */
export type Position = 'beginning' | 'now' | { readonly cursor: string };

export interface SubscriptionRequest {
  readonly url: string;
  readonly description: string | null;
  readonly filter: ChangeFilter;
  readonly channel: Channel;
  readonly start: Position;
}

export interface SubscriptionsParts {
  readonly database: Database;
  readonly feed: Feed;
  readonly rules: AddressRules;
  readonly sending: Sending;
  readonly chats: ChatMessages;
  /** The maximum number per owner. */
  readonly limit: number;
  readonly now: () => Date;
  /** Called when a subscription is free to be leased again. */
  readonly onChange: () => void;
}

export type SubscriptionState = DeliveryState['state'] | 'failing';

/** The id of a subscription and its owner; nobody else can see it. */
export interface SubscriptionKey {
  readonly id: string;
  readonly owner: string;
}

/** Manages the subscriptions of customers. Every change ends the subscription's lease. */
export class Subscriptions {
  private readonly testPace = new TestPace();

  constructor(private readonly parts: SubscriptionsParts) {}

  /**
   * Creates a subscription. Only this method and `rotateSecret` return the secret.
   * @throws WebhookUrlRefused, TooManySubscriptions, FeedNotReady, MalformedCursor, CursorRefused
   */
  async create(
    owner: string,
    { url, description, filter, channel, start }: SubscriptionRequest,
  ): Promise<{ subscription: Subscription; secret: string }> {
    const { database, rules, limit, now } = this.parts;
    const target = readWebhookUrl(url, rules);
    const cursor = await this.cursorAt(start);
    const secret = newSecret();
    const secrets = [{ secret, until: null }];
    const origin = channel.format === 'cloudevents' ? null : channel.origin;
    const request = [randomUUID(), owner, target, description, json(filter), json(secrets), now(), cursor];
    const values = [...request, channel.format, origin];
    const [row] = await database.transaction('disk', async (client) => {
      await rowsOf(client, lockOwner, [owner]);
      const [owned] = await rowsOf<{ count: number }>(client, countSubscriptions, [owner]);
      if (owned!.count >= limit) throw new TooManySubscriptions(limit);
      return rowsOf<SubscriptionRow>(client, insertSubscription, values);
    });
    this.parts.onChange();
    return { subscription: subscriptionOfRow(row!), secret };
  }

  /** Reads the subscriptions of an owner, oldest first, after the one in `after`. */
  async list(
    owner: string,
    {
      after,
      limit,
    }: { readonly after: { readonly createdAt: string; readonly id: string } | null; readonly limit: number },
  ): Promise<Subscription[]> {
    const { createdAt, id } = after ?? { createdAt: '-infinity', id: '00000000-0000-0000-0000-000000000000' };
    const rows = await rowsOf<SubscriptionRow>(this.parts.database.pool, readSubscriptions, [
      owner,
      createdAt,
      id,
      limit,
    ]);
    return rows.map(subscriptionOfRow);
  }

  /** @throws SubscriptionUnknown */
  async get({ id, owner }: SubscriptionKey): Promise<Subscription> {
    const [row] = await rowsOf<SubscriptionRow>(this.parts.database.pool, readSubscription, [id, owner]);
    if (!row) throw new SubscriptionUnknown(id);
    return subscriptionOfRow(row);
  }

  /** Changes a subscription. After another URL or filter the next event is tried at once. @throws SubscriptionUnknown, WebhookUrlRefused */
  async change(
    key: SubscriptionKey,
    changes: { readonly url?: string; readonly description?: string | null; readonly filter?: ChangeFilter },
  ): Promise<Subscription> {
    const { rules, now } = this.parts;
    const { url, ...rest } = changes;
    const target = url === undefined ? {} : { url: readWebhookUrl(url, rules) };
    return this.write(key, (subscription) => {
      const { delivery } = subscription;
      const isAsBefore = url === undefined && rest.filter === undefined;
      const retried = isAsBefore || delivery.state !== 'active' ? delivery : startingAt(delivery.cursor, now());
      return { ...subscription, ...rest, ...target, delivery: retried };
    });
  }

  /** @throws SubscriptionUnknown */
  async remove({ id, owner }: SubscriptionKey): Promise<void> {
    const rows = await rowsOf(this.parts.database.pool, deleteSubscription, [id, owner]);
    if (rows.length === 0) throw new SubscriptionUnknown(id);
    this.parts.onChange();
  }

  /** Resumes delivery at the cursor, at once and with a new retry schedule. @throws SubscriptionUnknown */
  resume(key: SubscriptionKey): Promise<Subscription> {
    const { now } = this.parts;
    return this.write(key, (it) => ({ ...it, delivery: startingAt(it.delivery.cursor, now()) }));
  }

  /** Sets the cursor, backwards or forwards, and delivers from there. @throws SubscriptionUnknown, FeedNotReady, MalformedCursor, CursorRefused */
  async rewind(key: SubscriptionKey, to: Position): Promise<Subscription> {
    await this.get(key);
    const cursor = await this.cursorAt(to);
    const { now } = this.parts;
    return this.write(key, (it) => ({ ...it, delivery: startingAt(cursor, now()) }));
  }

  /**
   * Skips the next event; the state of a subscription that is not active is kept. With `eventId`, it skips only that event, so a repeated request
   * skips once. A search that takes too long continues with the next request.
   * @throws SubscriptionUnknown, NothingToSkip, NotTheNextEvent, SearchUnfinished
   */
  async skip(key: SubscriptionKey, eventId: string | null): Promise<{ subscription: Subscription; skipped: string }> {
    const before = await this.get(key);
    const { filter, delivery } = before;
    const search = await nextWanted(this.parts.feed, { filter, cursor: delivery.cursor });
    if (search.kind === 'none') throw new NothingToSkip(key.id);
    if (search.kind === 'unfinished') {
      await this.write(key, (it) =>
        isAsBefore(it, before) ? { ...it, delivery: { ...it.delivery, cursor: search.cursor } } : it,
      );
      throw new SearchUnfinished(key.id);
    }
    const { event, cursor } = search;
    if (eventId !== null && eventId !== event.id) throw new NotTheNextEvent(eventId, event.id);
    const subscription = await this.write(key, (it) => {
      // The delivery continued or the filter changed in between, so the next event may be another one.
      if (!isAsBefore(it, before)) throw new NotTheNextEvent(event.id, null);
      const passed = startingAt(cursor, this.parts.now());
      const { state, reason } = it.delivery;
      return { ...it, delivery: { ...passed, state, reason } };
    });
    return { subscription, skipped: event.id };
  }

  /** Replaces the secret. The previous one also signs for one more day. @throws SubscriptionUnknown */
  async rotateSecret(key: SubscriptionKey): Promise<{ subscription: Subscription; secret: string }> {
    const secret = newSecret();
    const subscription = await this.write(key, (it) => ({
      ...it,
      secrets: rotated(it.secrets, secret, this.parts.now()),
    }));
    return { subscription, secret };
  }

  /** Sends a signed test event once, in any state; the cursor does not move. @throws SubscriptionUnknown, TestedTooOften */
  async test(key: SubscriptionKey): Promise<{ eventId: string; at: Date; sent: Sent }> {
    const { sending, now, database, chats } = this.parts;
    const subscription = await this.get(key);
    const at = now();
    this.testPace.take(subscription.id, at);
    const post = postOfTest(testEvent(subscription.id, at), subscription.channel, chats);
    const sent = await sendWebhook(signed(post, subscription, at), sending, new AbortController().signal);
    await logAttempt(database.pool, subscription.id, { eventId: post.eventId, at, attempt: 1, sent });
    return { eventId: post.eventId, at, sent };
  }

  /** Reads delivery attempts, latest first. @throws SubscriptionUnknown */
  async attempts(
    key: SubscriptionKey,
    page: { readonly before: number | null; readonly limit: number },
  ): Promise<Attempt[]> {
    await this.get(key);
    return readAttempts(this.parts.database.pool, key.id, page);
  }

  /** Counts the subscriptions of all owners by state. An active one whose last delivery failed counts as `failing`. */
  async countByState(): Promise<Readonly<Record<SubscriptionState, number>>> {
    const rows = await rowsOf<{ state: SubscriptionState; count: number }>(this.parts.database.pool, countByState, []);
    const counted = Object.fromEntries(rows.map(({ state, count }) => [state, count]));
    return { active: 0, failing: 0, suspended: 0, disabled: 0, ...counted };
  }

  private async cursorAt(position: Position): Promise<string> {
    const { feed } = this.parts;
    if (typeof position === 'object') {
      await readPageAfter(feed, position.cursor, null);
      return position.cursor;
    }
    const head = await feed.head();
    if (!head) throw new FeedNotReady();
    return encodeCursor(position === 'now' ? head : { logId: head.logId, places: atStart(feed.partitions) });
  }

  private async write(
    { id, owner }: SubscriptionKey,
    change: (subscription: Subscription) => Subscription,
  ): Promise<Subscription> {
    const written = await this.parts.database.transaction('disk', async (client) => {
      const [row] = await rowsOf<SubscriptionRow>(client, lockSubscription, [id, owner]);
      if (!row) throw new SubscriptionUnknown(id);
      const { url, description, filter, secrets, delivery } = change(subscriptionOfRow(row));
      const { cursor, state, reason, failedAttempts, failingSince, nextAttemptAt } = delivery;
      const values = [id, owner, url, description, json(filter), json(secrets)];
      const place = [cursor, state, reason, failedAttempts, failingSince, nextAttemptAt];
      return rowsOf<SubscriptionRow>(client, writeSubscription, [...values, ...place]);
    });
    this.parts.onChange();
    return subscriptionOfRow(written[0]!);
  }
}

const isAsBefore = (now: Subscription, before: Subscription): boolean =>
  now.delivery.cursor === before.delivery.cursor && isDeepStrictEqual(now.filter, before.filter);

const json = (value: unknown): string => JSON.stringify(value);
