import { closed, Instant, literals, Uuid } from '#contracts';
import { ChangeFilter, MessageFormat, type Attempt, type Subscription } from '#subscriptions';
import { Type, type Static } from 'typebox';

const orNull = <S extends Parameters<typeof Type.Union>[0][number]>(schema: S) => Type.Union([schema, Type.Null()]);

export const Url = Type.String({
  minLength: 1,
  maxLength: 2_048,
  description: 'https: or http:; addresses in private networks are refused, and redirects are not followed',
});
/** A text without U+0000, which PostgreSQL cannot store. */
export const WITHOUT_NUL = '^[^\\u0000]*$';
export const Description = orNull(Type.String({ minLength: 1, maxLength: 500, pattern: WITHOUT_NUL }));
/** The start of the delivery, in the form of `after` on the feed's other channels. */
export const After = Type.String({
  minLength: 1,
  maxLength: 8_192,
  description: '`now`, `beginning`, or a cursor: what lies behind it is delivered',
});

const Failing = closed({
  since: Instant,
  failedAttempts: Type.Integer({ minimum: 1 }),
  nextAttemptAt: orNull(Instant),
});

const properties = {
  id: Uuid,
  url: Url,
  description: Description,
  filter: ChangeFilter,
  format: MessageFormat,
  createdAt: Instant,
  state: literals(['active', 'suspended', 'disabled'] as const),
  reason: orNull(
    literals(
      ['undeliverable', 'gone', 'cursor-foreign'] as const,
      'the retry schedule ended; the receiver answered 410; the cursor is of another log',
    ),
  ),
  cursor: Type.String({ description: 'everything before it was accepted, skipped or not wanted' }),
  failing: orNull(Failing),
};

export const SubscriptionAnswer = closed(properties, { $id: 'Subscription' });
export type SubscriptionAnswer = Static<typeof SubscriptionAnswer>;

export const SubscriptionWithSecret = closed(
  {
    ...properties,
    secret: Type.String({
      pattern: '^whsec_',
      description: 'verifies signatures (Standard Webhooks); shown here and never again',
    }),
  },
  { $id: 'SubscriptionWithSecret' },
);

export const AttemptAnswer = closed(
  {
    eventId: Type.String(),
    at: Instant,
    attempt: Type.Integer({ description: '1 for the first delivery of an event' }),
    outcome: Type.String({
      description:
        'accepted, gone, status, redirect, rate-limited, timeout, answer-broken-off, address-refused, name-unresolved, connection-failed',
    }),
    status: orNull(Type.Integer()),
    detail: orNull(Type.String()),
    answer: Type.String({ description: 'the beginning of what was answered' }),
    durationMs: Type.Integer(),
  },
  { $id: 'DeliveryAttempt' },
);

export function renderSubscription({ delivery, ...subscription }: Subscription): SubscriptionAnswer {
  const { id, url, description, filter, channel, createdAt } = subscription;
  const { format } = channel;
  const { cursor, state, reason, failedAttempts, failingSince, nextAttemptAt } = delivery;
  const failing = failingSince && {
    since: failingSince.toISOString(),
    failedAttempts,
    nextAttemptAt: state === 'active' ? nextAttemptAt.toISOString() : null,
  };
  return { id, url, description, filter, format, createdAt: createdAt.toISOString(), state, reason, cursor, failing };
}

export const renderAttempt = ({ nth: _, at, ...attempt }: Attempt): Static<typeof AttemptAnswer> => ({
  ...attempt,
  at: at.toISOString(),
});
