import type { Pool } from 'pg';
import { median, progress, quantile } from '../support/figures';
import { project } from './project';
import type { Shape } from './shape';
import type { Recorded } from './workload';

const BATCH = 500;
const BATCHES_A_ROUND = 5;
const SMALL_BATCH = 50;

/** One line of the table: a figure for each shape, in the order of the shapes. */
export interface Measured {
  readonly what: string;
  readonly unit: 'events/s' | 'ms';
  readonly figures: readonly number[];
}

/** The shapes in an order that moves on by one each round, so that none is always the first. */
const rotated = <T>(items: readonly T[], round: number): [T, number][] =>
  items.map((_, index) => {
    const at = (index + round) % items.length;
    return [items[at]!, at];
  });

/** Projects the same events into all shapes, a few batches at a time; the median rate of the rounds. */
export async function measureProjection(
  pool: Pool,
  shapes: readonly Shape[],
  what: string,
  events: Iterable<Recorded>,
): Promise<Measured> {
  const rates: number[][] = shapes.map(() => []);
  const all = [...events];
  for (let done = 0, round = 0; done < all.length; done += BATCH * BATCHES_A_ROUND, round += 1) {
    const some = all.slice(done, done + BATCH * BATCHES_A_ROUND);
    for (const [shape, at] of rotated(shapes, round)) {
      const started = performance.now();
      for (let from = 0; from < some.length; from += BATCH) await project(pool, shape, some.slice(from, from + BATCH));
      rates[at]!.push((some.length * 1_000) / (performance.now() - started));
    }
    progress(`${what}: ${done + some.length} of ${all.length}`);
  }
  return { what, unit: 'events/s', figures: rates.map(median) };
}

/** Asks all shapes the same, one question after the other, and checks that they agree. Returns p50 and p99. */
export async function measureReads<Q>(
  shapes: readonly Shape[],
  what: string,
  questions: readonly Q[],
  ask: (shape: Shape, question: Q) => Promise<readonly string[]>,
): Promise<Measured[]> {
  progress(what);
  const times: number[][] = shapes.map(() => []);
  for (const [round, question] of questions.entries()) {
    const answers: string[] = [];
    for (const [shape, at] of rotated(shapes, round)) {
      const started = performance.now();
      const lines = await ask(shape, question);
      times[at]!.push(performance.now() - started);
      answers[at] = lines.join('\n');
    }
    if (answers.some((answer) => answer !== answers[0]))
      throw new Error(`the shapes disagree about ${JSON.stringify(question)}:\n${answers.join('\n--\n')}`);
  }
  return [0.5, 0.99].map((part) => ({
    what: `${what}, p${part * 100}`,
    unit: 'ms',
    figures: times.map((some) => quantile(some, part)),
  }));
}

/** Projects into all shapes without measuring. Small batches: each event folds again what its batch touches of a term. */
export async function prepare(
  pool: Pool,
  shapes: readonly Shape[],
  what: string,
  events: Iterable<Recorded>,
): Promise<void> {
  const all = [...events];
  for (let from = 0; from < all.length; from += SMALL_BATCH) {
    for (const shape of shapes) await project(pool, shape, all.slice(from, from + SMALL_BATCH));
    progress(`${what}: ${from} of ${all.length}`);
  }
}

/** Projects one event after the other into all shapes; p50 of the time of each. */
export async function measureSingles(
  pool: Pool,
  shapes: readonly Shape[],
  what: string,
  events: Iterable<Recorded>,
): Promise<Measured> {
  progress(what);
  const times: number[][] = shapes.map(() => []);
  let round = 0;
  for (const event of events) {
    for (const [shape, at] of rotated(shapes, round)) {
      const started = performance.now();
      await project(pool, shape, [event]);
      times[at]!.push(performance.now() - started);
    }
    round += 1;
  }
  return { what, unit: 'ms', figures: times.map(median) };
}
