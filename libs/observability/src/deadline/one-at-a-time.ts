/** What was asked did not answer in time. */
export class NoAnswer extends Error {
  readonly code = 'no-answer';

  constructor(readonly withinMs: number) {
    super(`no answer within ${withinMs / 1_000} s`);
    this.name = 'NoAnswer';
  }
}

/**
 * Asks with a deadline, and not again while an answer is awaited: who asks meanwhile waits for the same one, each with a deadline of its own.
 * So what hangs costs one question however often it is asked. Rejects with `NoAnswer`, or with what `ask` rejects with.
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
