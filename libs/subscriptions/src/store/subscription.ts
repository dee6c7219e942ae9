import type { ChangeFilter } from '../filter/change-filter';
import type { Channel, MessageFormat } from '../formats/message-format';
import type { SigningSecrets } from '../signing/signing-secrets';

/** Why deliveries stopped: the retry schedule ended, the receiver answered 410, or the cursor is of another log. */
export type StopReason = 'undeliverable' | 'gone' | 'cursor-foreign';

/** How far a subscription has been delivered, and the state of its next event. */
export interface DeliveryState {
  /** Everything before it was accepted, skipped, or not wanted. */
  readonly cursor: string;
  readonly state: 'active' | 'suspended' | 'disabled';
  /** Null exactly while active. */
  readonly reason: StopReason | null;
  /** How often delivery of the event after the cursor has failed. */
  readonly failedAttempts: number;
  /** Null exactly while `failedAttempts` is 0. */
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

/** The database allows a chat without `origin` no more than we do. */
const channelOf = ({ format, origin }: SubscriptionRow): Channel =>
  format === 'cloudevents' ? { format } : { format, origin: origin! };

/** Delivery that starts at a cursor, due at once. */
export const startingAt = (cursor: string, now: Date): DeliveryState => ({
  cursor,
  state: 'active',
  reason: null,
  failedAttempts: 0,
  failingSince: null,
  nextAttemptAt: now,
});
