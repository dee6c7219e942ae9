import type { Problem } from './generated/types.gen';

/** The service refused or failed: its problem details (RFC 9457). Branch on `code`, which is stable. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string | undefined;
  /** The faults with their places: JSON Pointers (RFC 6901) into the body, query, path or headers. Empty if the problem names none. */
  readonly errors: NonNullable<Problem['errors']>;

  constructor(
    readonly problem: Problem,
    /** The time that the service asks the client to wait before a retry. */
    readonly retryAfterMs?: number,
  ) {
    super(messageOf(problem));
    this.status = problem.status;
    this.code = problem.code;
    this.title = problem.title;
    this.detail = problem.detail;
    this.errors = problem.errors ?? [];
  }

  /** True if the same request may succeed later. */
  get canRetry(): boolean {
    return this.status >= 500 || this.status === 429;
  }
}

/** Returns the sentence of the problem, with its first fault if the sentence only counts the faults. */
function messageOf({ title, detail = title, errors: [first] = [] }: Problem): string {
  if (first === undefined || detail.includes(first.detail)) return detail;
  return `${detail}${/[.!?]$/.test(detail) ? '' : ':'} ${first.detail}`;
}

/** There was no response, or it broke off: the service does not run, or the network is down. A retry can help. */
export class ServiceUnreachable extends Error {
  override readonly name = 'ServiceUnreachable';

  constructor(
    readonly url: string,
    cause: unknown,
  ) {
    super(`No answer from ${url}.`, { cause });
  }
}

/** Returns the error to throw for a request to `url` that failed. `error` is the thrown error or the response body. */
export function errorOf(error: unknown, response: Response | undefined, url: string): unknown {
  if (response === undefined) return isAbort(error) ? error : new ServiceUnreachable(url, error);
  const seconds = Number(response.headers.get('retry-after') ?? NaN);
  const retryAfterMs = Number.isFinite(seconds) ? seconds * 1_000 : undefined;
  return new ProblemError(isProblem(error) ? error : unexpected(response, url), retryAfterMs);
}

export const isAbort = (error: unknown): boolean =>
  error instanceof Error && (error.name === 'AbortError' || error.name === 'TimeoutError');

const isProblem = (answer: unknown): answer is Problem =>
  typeof answer === 'object' && answer !== null && 'code' in answer && 'title' in answer && 'status' in answer;

const unexpected = ({ status, statusText }: Response, url: string): Problem => ({
  type: 'about:blank',
  title: 'Unexpected answer',
  status,
  code: 'unexpected-answer',
  detail: `${url} answered ${[status, statusText].join(' ').trim()}, and not as the partnership timeline does.`,
});
