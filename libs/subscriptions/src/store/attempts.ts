import { rowsOf, statement, type Queryable } from '#postgres';
import type { Sent } from '../sending/send-webhook';

/** The number of attempts stored per subscription; more may exist until the next trimming. */
export const MOST_ATTEMPTS = 1_000;

/** One delivery attempt. */
export interface Attempt {
  /** The number of the attempt, ascending with gaps. */
  readonly nth: number;
  readonly eventId: string;
  readonly at: Date;
  /** The number of the attempt at this event, from 1. */
  readonly attempt: number;
  /** `accepted`, `gone`, or the reason of the failure. */
  readonly outcome: string;
  readonly status: number | null;
  readonly detail: string | null;
  readonly answer: string;
  readonly durationMs: number;
}

const insertAttempt = statement(
  'insert-attempt',
  `INSERT INTO delivery_attempt (subscription_id, event_id, at, attempt, outcome, status, detail, answer, duration_ms)
   SELECT id, $2, $3, $4, $5, $6, $7, $8, $9 FROM subscription WHERE id = $1`,
);
const trimAttempts = statement(
  'trim-attempts',
  `DELETE FROM delivery_attempt WHERE subscription_id = $1
     AND nth <= (SELECT nth FROM delivery_attempt WHERE subscription_id = $1 ORDER BY nth DESC OFFSET $2 LIMIT 1)`,
);
const readAttemptsBefore = statement(
  'read-attempts',
  `SELECT nth, event_id, at, attempt, outcome, status, detail, answer, duration_ms FROM delivery_attempt
   WHERE subscription_id = $1 AND nth < coalesce($2, 9223372036854775807) ORDER BY nth DESC LIMIT $3`,
);

/** Logs an attempt, unless the subscription has been deleted. */
export async function logAttempt(
  db: Queryable,
  subscriptionId: string,
  tried: { readonly eventId: string; readonly at: Date; readonly attempt: number; readonly sent: Sent },
): Promise<void> {
  const { outcome, answer, durationMs } = tried.sent;
  const [name, detail] = outcome.kind === 'failed' ? [outcome.reason, outcome.detail] : [outcome.kind, null];
  const { eventId, at, attempt } = tried;
  const values = [subscriptionId, eventId, at, attempt, name, outcome.status, detail, answer, durationMs];
  await rowsOf(db, insertAttempt, values);
}

/** Deletes all but the latest attempts of a subscription. */
export async function forgetOldAttempts(db: Queryable, subscriptionId: string): Promise<void> {
  await rowsOf(db, trimAttempts, [subscriptionId, MOST_ATTEMPTS]);
}

interface Row {
  [column: string]: unknown;
  nth: number;
  event_id: string;
  at: Date;
  attempt: number;
  outcome: string;
  status: number | null;
  detail: string | null;
  answer: string;
  duration_ms: number;
}

/** Reads attempts before `before`, latest first. */
export async function readAttempts(
  db: Queryable,
  subscriptionId: string,
  { before, limit }: { readonly before: number | null; readonly limit: number },
): Promise<Attempt[]> {
  const rows = await rowsOf<Row>(db, readAttemptsBefore, [subscriptionId, before, limit]);
  return rows.map(({ event_id: eventId, duration_ms: durationMs, ...rest }) => ({ ...rest, eventId, durationMs }));
}
