import { Problem, type ProblemFault } from './problem';

/** 503: the database or another store cannot be reached; a retry can help. */
export const storageUnavailable = (detail = 'The database cannot be reached right now.', retryAfterSeconds = 2) =>
  unavailable('storage-unavailable', detail, retryAfterSeconds);

/** 503 with `Retry-After`. */
export const unavailable = (code: string, detail: string, retryAfterSeconds: number): Problem =>
  new Problem({ status: 503, code, detail, headers: { 'retry-after': String(retryAfterSeconds) } });

export const notFound = (detail: string): Problem => new Problem({ status: 404, code: 'not-found', detail });

/** 400 or another status with all faults listed; the detail counts them. */
export function faulty(code: string, what: string, errors: readonly ProblemFault[], status = 400): Problem {
  const count = errors.length === 1 ? 'one fault' : `${errors.length} faults`;
  return new Problem({ status, code, detail: `${what} has ${count}.`, errors });
}

/** 422: the answer would be over what one may have; `detail` says which narrower question to ask. */
export const answerTooLarge = (detail: string): Problem =>
  new Problem({ status: 422, code: 'answer-too-large', detail });
