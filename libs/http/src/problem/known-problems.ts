import { Problem, type ProblemFault } from './problem';

/** Returns a 503: the database or another store cannot be reached. A retry can help. */
export const storageUnavailable = (detail = 'The database cannot be reached right now.', retryAfterSeconds = 2) =>
  unavailable('storage-unavailable', detail, retryAfterSeconds);

/** Returns a 503 with `Retry-After`. */
export const unavailable = (code: string, detail: string, retryAfterSeconds: number, cause?: unknown): Problem =>
  new Problem({ status: 503, code, detail, headers: { 'retry-after': String(retryAfterSeconds) }, cause });

export const notFound = (detail: string): Problem => new Problem({ status: 404, code: 'not-found', detail });

/** Returns a 400 (or another status) with these faults. The detail states the first one, as given in `first`. */
export function faulty(
  code: string,
  errors: readonly ProblemFault[],
  status = 400,
  first = errors[0]?.detail ?? '',
): Problem {
  const detail = errors.length === 1 ? first : `${errors.length} faults; the first: ${first}`;
  return new Problem({ status, code, detail: /[.!?]$/.test(detail) ? detail : `${detail}.`, errors });
}

/** Returns faults and the further ones, except for further ones at a place that has a fault already. */
export const withFurther = (faults: readonly ProblemFault[], further: readonly ProblemFault[]): ProblemFault[] => [
  ...faults,
  ...further.filter(({ pointer }) => faults.every((fault) => fault.pointer !== pointer)),
];

/** The codes of faults that are no code of a problem. */
const OF_PARAMETERS: ReadonlySet<string> = new Set(['invalid-parameter', 'unknown-parameter']);

/** Returns the code of a problem with these faults: their own if they all have the same one. */
export function codeOf(errors: readonly ProblemFault[], otherwise: string): string {
  const [code, ...others] = new Set(errors.map((error) => error.code));
  return code === undefined || others.length > 0 || OF_PARAMETERS.has(code) ? otherwise : code;
}

/** Returns a 422: the response would exceed the size limit. `detail` names a narrower query. */
export const answerTooLarge = (detail: string): Problem =>
  new Problem({ status: 422, code: 'answer-too-large', detail });
