/** What a server said, or why it did not. */
export type Reply<T> = { readonly is: 'known'; readonly value: T } | { readonly is: 'unknown'; readonly why: string };

export const known = <T>(value: T): Reply<T> => ({ is: 'known', value });
export const unknown = (why: string): Reply<never> => ({ is: 'unknown', why });

/** A question that is not answered is a finding, too; the deadline is the question's own. */
export const replyOf = <T>(question: Promise<T>): Promise<Reply<T>> =>
  question.then(known, (error: unknown) => unknown(whyOf(error)));

/** Of a name with several addresses Node tells one error each, and no message of all. */
function whyOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { errors = [] } = error as { readonly errors?: readonly unknown[] };
  return error.message || errors.map(whyOf).join(', ') || error.name;
}
