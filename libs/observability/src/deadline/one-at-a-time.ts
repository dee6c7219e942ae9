/** A call had no answer within its deadline. */
export class NoAnswer extends Error {
  readonly code = 'no-answer';

  constructor(readonly withinMs: number) {
    super(`no answer within ${withinMs / 1_000} s`);
    this.name = 'NoAnswer';
  }
}

/**
 * Limits `ask` to one call at a time. Concurrent callers share the pending call, each with a deadline of its own, so a call that hangs exists only
 * once. Rejects with `NoAnswer`, or with the error of `ask`.
 */
export function oneAtATime<T>(ask: () => Promise<T> | T, withinMs: number): () => Promise<T> {
  let asking: Promise<T> | null = null;
  return async () => {
    asking ??= Promise.resolve()
      .then(ask)
      .finally(() => (asking = null));
    return withDeadline(asking, withinMs);
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
