/** Answers by the question's key, the ones used last kept. */
const KEPT = 60;
const answers = new Map<string, unknown>();
const listeners = new Set<() => void>();

/** How often answers were forgotten: a question is asked again when it differs. */
let generation = 0;

export const generationOfAnswers = (): number => generation;

export function recall<T>(key: string): T | undefined {
  const answer = answers.get(key) as T | undefined;
  if (answer !== undefined) keep(key, answer);
  return answer;
}

export function keep(key: string, answer: unknown): void {
  answers.delete(key);
  answers.set(key, answer);
  const [oldest] = answers.keys();
  if (answers.size > KEPT && oldest !== undefined) answers.delete(oldest);
}

/** Something was recorded: what was answered may no longer be so. */
export function forgetAnswers(): void {
  answers.clear();
  generation += 1;
  for (const listener of listeners) listener();
}

export function onForgotten(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
