/** The number of cached responses; the least recently used are dropped. */
const MOST_CACHED = 60;
const answers = new Map<string, unknown>();
const listeners = new Set<() => void>();

/** The number of times the cache was cleared. Queries are sent again when it changes. */
let generation = 0;

export const generationOfAnswers = (): number => generation;

export function recall<T>(key: string): T | undefined {
  const answer = answers.get(key) as T | undefined;
  if (answer !== undefined) cacheAnswer(key, answer);
  return answer;
}

export function cacheAnswer(key: string, answer: unknown): void {
  answers.delete(key);
  answers.set(key, answer);
  const [oldest] = answers.keys();
  if (answers.size > MOST_CACHED && oldest !== undefined) answers.delete(oldest);
}

/** Clears the cache after something was recorded, because cached responses may be outdated. */
export function forgetAnswers(): void {
  answers.clear();
  generation += 1;
  for (const listener of listeners) listener();
}

export function onForgotten(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
