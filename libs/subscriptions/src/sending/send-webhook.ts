import { request, type Dispatcher } from 'undici';
import { readRetryAfter } from '../retry/retry-schedule';
import { AddressRefused } from './address-rules';

/** The reason why a delivery was not accepted. */
export type FailureReason =
  | 'status'
  | 'redirect'
  | 'rate-limited'
  | 'timeout'
  | 'answer-broken-off'
  | 'address-refused'
  | 'name-unresolved'
  | 'connection-failed';

/** The outcome of a delivery. */
export type Outcome =
  | { readonly kind: 'accepted'; readonly status: number }
  | { readonly kind: 'gone'; readonly status: number }
  | {
      readonly kind: 'failed';
      readonly reason: FailureReason;
      readonly status: number | null;
      readonly detail: string;
      readonly retryAfterMs: number | null;
    };

export interface Sent {
  readonly outcome: Outcome;
  readonly durationMs: number;
  /** The beginning of the response body, for the log of attempts. */
  readonly answer: string;
}

export interface Sending {
  readonly dispatcher: Dispatcher;
  /** The timeout of the whole exchange, including the response body. */
  readonly timeoutMs: number;
  readonly now: () => Date;
}

export interface WebhookRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The number of bytes that are read of a response before its connection is closed: more than any receipt needs. */
const ANSWER_BYTES = 16 * 1024;
const EXCERPT_CHARACTERS = 500;

/**
 * Posts a webhook once. Redirects are not followed. At most 16 KiB of the response are read; a response that breaks off before that does not count as
 * accepted. Never throws, except for the reason of `stopping`.
 */
export async function sendWebhook(
  { url, headers, body }: WebhookRequest,
  { dispatcher, timeoutMs, now }: Sending,
  stopping: AbortSignal,
): Promise<Sent> {
  const begun = performance.now();
  const timeout = AbortSignal.timeout(timeoutMs);
  const seen: { status: number | null } = { status: null };
  const sent = (outcome: Outcome, answer = ''): Sent => ({
    outcome,
    durationMs: Math.round(performance.now() - begun),
    answer,
  });
  try {
    const response = await request(url, {
      method: 'POST',
      dispatcher,
      headers: { ...headers, 'user-agent': 'partnership-timeline/1' },
      body,
      signal: AbortSignal.any([timeout, stopping]),
    });
    seen.status = response.statusCode;
    const answer = await beginningOf(response.body);
    const retryAfter = response.headers['retry-after'];
    const retryAfterMs = readRetryAfter(typeof retryAfter === 'string' ? retryAfter : undefined, now());
    return sent(outcomeOf(response.statusCode, retryAfterMs), answer);
  } catch (error) {
    stopping.throwIfAborted();
    const failure = timeout.aborted
      ? { reason: 'timeout' as const, detail: `no answer within ${timeoutMs} ms` }
      : failureOf(error, seen.status);
    return sent({ kind: 'failed', status: seen.status, retryAfterMs: null, ...failure });
  }
}

function outcomeOf(status: number, retryAfterMs: number | null): Outcome {
  const failed = (reason: FailureReason, detail: string): Outcome => ({
    kind: 'failed',
    reason,
    status,
    detail,
    retryAfterMs,
  });
  if (status >= 200 && status < 300) return { kind: 'accepted', status };
  if (status === 410) return { kind: 'gone', status };
  if (status === 429) return failed('rate-limited', 'answered 429');
  if (status >= 300 && status < 400) return failed('redirect', `answered ${status}; redirects are not followed`);
  return failed('status', `answered ${status}`);
}

function failureOf(error: unknown, status: number | null): { reason: FailureReason; detail: string } {
  const { code } = error as { code?: unknown };
  const detail = detailOf(error);
  if (error instanceof AddressRefused) return { reason: 'address-refused', detail };
  if (status !== null) return { reason: 'answer-broken-off', detail };
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return { reason: 'name-unresolved', detail };
  return { reason: 'connection-failed', detail };
}

function detailOf(error: unknown): string {
  const { code } = error as { code?: unknown };
  // The client asserts what a response must be; the message of an assertion means nothing to the owner of a subscription.
  if (code === 'ERR_ASSERTION') return 'the receiver did not answer with valid HTTP/1.1';
  return error instanceof Error && error.message ? error.message : String(code);
}

async function beginningOf(body: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    bytes += chunk.length;
    // Leaving the loop destroys the body and with it the connection.
    if (bytes >= ANSWER_BYTES) break;
  }
  // PostgreSQL cannot store NUL in a text.
  return Buffer.concat(chunks).toString('utf8').replaceAll('\0', '').slice(0, EXCERPT_CHARACTERS).toWellFormed();
}
