/** A question: the same key has the same answer until answers are forgotten. */
export interface Ask<T> {
  readonly key: string;
  /** Answers about one subject may stand in for one another while the right one is on its way. */
  readonly subject: string;
  readonly load: (signal: AbortSignal) => Promise<T>;
}
