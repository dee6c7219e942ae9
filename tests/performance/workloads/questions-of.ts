import { partnershipName, YEARS } from '../data/story';
import type { Running } from '../harness/processes';
import type { Round } from '../harness/row';
import type { Filled } from '../peers/filled-layout';
import { random, within } from '../support/random';
import type { AskBelow } from './ask-below-http';

/** A day of a partnership, at its head or as it was known at a version. */
export interface Question {
  readonly partnership: string;
  readonly day: string;
  readonly version: number | undefined;
}

/** The partnerships that questions are about, and their highest version. */
export interface Subject {
  readonly first: number;
  readonly partnerships: number;
  readonly versions: number;
}

export type Time = 'now' | 'past';

/** The question over HTTP, for the load generator to fill in. */
export const termsOf = ({ url }: Running, time: Time = 'now'): string =>
  `${url}/v1/partnerships/{id}/terms?at={day}${time === 'past' ? '&version={version}' : ''}`;

export function questionsOf({ first, partnerships, versions }: Subject, time: Time, seed: number): () => Question {
  const draw = random(seed);
  const two = (n: number): string => String(n).padStart(2, '0');
  return () => ({
    partnership: partnershipName(first + within(draw, 0, partnerships - 1)),
    day: `${within(draw, YEARS.first, YEARS.last)}-${two(within(draw, 1, 12))}-${two(within(draw, 1, 28))}`,
    version: time === 'past' ? within(draw, 1, versions) : undefined,
  });
}

export type Ask = (question: Question) => Promise<number>;

export const asking =
  (below: AskBelow): Ask =>
  ({ partnership, day, version }) =>
    below(partnership, day, version);

export const askingLayout =
  ({ layout, pool }: Filled): Ask =>
  ({ partnership, day, version }) =>
    version === undefined ? layout.now(pool, partnership, day) : layout.past(pool, partnership, day, version);

/** One question after the other, without HTTP; the first tenth warms up. */
export async function askFor(seconds: number, ask: Ask, next: () => Question): Promise<Round> {
  const times: number[] = [];
  const counted = performance.now() + seconds * 100;
  const end = counted + seconds * 1_000;
  for (let from = performance.now(); from < end; from = performance.now()) {
    await ask(next());
    if (from >= counted) times.push(performance.now() - from);
  }
  return { seconds: (performance.now() - counted) / 1_000, times };
}

/** Enough questions for the code of each to be compiled before it is measured. */
const COMPARED = 500;

/** Whatever is compared has to give the same answer: how many terms are in force. */
export async function expectSameAnswers(asks: Readonly<Record<string, Ask>>, next: () => Question): Promise<void> {
  for (let nth = 0; nth < COMPARED; nth += 1) {
    const question = next();
    const answers = await Promise.all(Object.entries(asks).map(async ([name, ask]) => [name, await ask(question)]));
    if (new Set(answers.map(([, terms]) => terms)).size > 1)
      throw new Error(`${JSON.stringify(question)} is answered differently: ${JSON.stringify(answers)}`);
  }
}
