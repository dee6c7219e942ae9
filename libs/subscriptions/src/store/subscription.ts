import type { ChangeFilter } from '../filter/change-filter';
import type { Channel, MessageFormat } from '../formats/message-format';
import type { SigningSecrets } from '../signing/signing-secrets';

/** The reason why deliveries stopped: the retry schedule ended, the receiver answered 410, or the cursor is of another log. */
export type StopReason = 'undeliverable' | 'gone' | 'cursor-foreign';

/** The progress of a subscription, and the state of its next event. */
export interface DeliveryState {
  /** The cursor before which everything was accepted, skipped, or not wanted. */
  readonly cursor: string;
  readonly state: 'active' | 'suspended' | 'disabled';
  /** The reason; null exactly while active. */
  readonly reason: StopReason | null;
  /** The number of failed deliveries of the event after the cursor. */
  readonly failedAttempts: number;
  /** The time of the first failure; null exactly while `failedAttempts` is 0. */
  readonly failingSince: Date | null;
  readonly nextAttemptAt: Date;
}

/** A customer's request to receive term changes by webhook. */
export interface Subscription {
  readonly id: string;
  readonly owner: string;
  readonly url: string;
  readonly description: string | null;
  readonly filter: ChangeFilter;
  readonly channel: Channel;
  readonly secrets: SigningSecrets;
  readonly createdAt: Date;
  readonly delivery: DeliveryState;
}

export interface SubscriptionRow {
  [column: string]: unknown;
  id: string;
  owner: string;
  url: string;
  description: string | null;
  filter: ChangeFilter;
  format: MessageFormat;
  origin: string | null;
  secrets: SigningSecrets;
  created_at: Date;
  cursor: string;
  state: DeliveryState['state'];
  reason: StopReason | null;
  failed_attempts: number;
  failing_since: Date | null;
  next_attempt_at: Date;
  lease_fence: number;
}

export const subscriptionOfRow = (row: SubscriptionRow): Subscription => ({
  id: row.id,
  owner: row.owner,
  url: row.url,
  description: row.description,
  filter: row.filter,
  channel: channelOf(row),
  secrets: row.secrets,
  createdAt: row.created_at,
  delivery: {
    cursor: row.cursor,
    state: row.state,
    reason: row.reason,
    failedAttempts: row.failed_attempts,
    failingSince: row.failing_since,
    nextAttemptAt: row.next_attempt_at,
  },
});

/** A constraint of the table ensures that a chat has an `origin`. */
const channelOf = ({ format, origin }: SubscriptionRow): Channel =>
  format === 'cloudevents' ? { format } : { format, origin: origin! };

/** Returns a delivery state that starts at a cursor and is due at once. */
export const startingAt = (cursor: string, now: Date): DeliveryState => ({
  cursor,
  state: 'active',
  reason: null,
  failedAttempts: 0,
  failingSince: null,
  nextAttemptAt: now,
});
