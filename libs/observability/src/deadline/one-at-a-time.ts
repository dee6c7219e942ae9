/** A call had no answer within its deadline. */
export class NoAnswer extends Error {
  readonly code = 'no-answer';

  constructor(readonly withinMs: number) {
    super(`no answer within ${withinMs / 1_000} s`);
    this.name = 'NoAnswer';
  }
}

/**
 * Limits `call` to one call at a time. Concurrent callers share the pending call, each with a deadline of its own, so a call that hangs exists only
 * once. Rejects with `NoAnswer`, or with the error of `call`.
 */
export function oneAtATime<T>(call: () => Promise<T> | T, withinMs: number): () => Promise<T> {
  let pending: Promise<T> | null = null;
  return async () => {
    pending ??= Promise.resolve()
      .then(call)
      .finally(() => (pending = null));
    return withDeadline(pending, withinMs);
  };
}

async function withDeadline<T>(answer: Promise<T>, withinMs: number): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new NoAnswer(withinMs)), withinMs);
  try {
    return await Promise.race([answer, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
