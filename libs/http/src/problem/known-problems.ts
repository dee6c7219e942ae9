import { Problem, type ProblemFault } from './problem';

/** 503: the database or another store cannot be reached; a retry can help. */
export const storageUnavailable = (detail = 'The database cannot be reached right now.', retryAfterSeconds = 2) =>
  unavailable('storage-unavailable', detail, retryAfterSeconds);

/** 503 with `Retry-After`. */
export const unavailable = (code: string, detail: string, retryAfterSeconds: number, cause?: unknown): Problem =>
  new Problem({ status: 503, code, detail, headers: { 'retry-after': String(retryAfterSeconds) }, cause });

export const notFound = (detail: string): Problem => new Problem({ status: 404, code: 'not-found', detail });

/** A body of a megabyte has room for many more. */
const MOST_LISTED = 1_000;

/** 400 or another status with all faults listed, up to a thousand; the detail tells the first. */
export function faulty(code: string, errors: readonly ProblemFault[], status = 400): Problem {
  const first = errors[0]?.detail ?? '';
  const detail = errors.length === 1 ? first : `${errors.length} faults; the first: ${first}`;
  return new Problem({
    status,
    code,
    detail: /[.!?]$/.test(detail) ? detail : `${detail}.`,
    errors: errors.slice(0, MOST_LISTED),
  });
}

/** 422: the answer would be over what one may have; `detail` says which narrower question to ask. */
export const answerTooLarge = (detail: string): Problem =>
  new Problem({ status: 422, code: 'answer-too-large', detail });
