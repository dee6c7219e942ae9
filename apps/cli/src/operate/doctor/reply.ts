/** The answer of a server, or the reason why there is none. */
export type Reply<T> = { readonly is: 'known'; readonly value: T } | { readonly is: 'unknown'; readonly why: string };

export const known = <T>(value: T): Reply<T> => ({ is: 'known', value });
export const unknown = (why: string): Reply<never> => ({ is: 'unknown', why });

/** Turns a failed query into an `unknown` reply, which is a finding too. The query has a deadline of its own. */
export const replyOf = <T>(question: Promise<T>): Promise<Reply<T>> =>
  question.then(known, (error: unknown) => unknown(whyOf(error)));

/** Returns the reason of an error. For a name with several addresses, Node reports one error per address and no common message. */
function whyOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { errors = [] } = error as { readonly errors?: readonly unknown[] };
  return error.message || errors.map(whyOf).join(', ') || error.name;
}
