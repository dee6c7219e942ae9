import { figureOf, median, quantile, type Figure } from './figures';

export type Unit = 'ms' | 's' | '/s' | 'MB' | 'kB' | '×';

export interface Latency {
  readonly p50: number;
  readonly p99: number;
}

/** What the service is compared with: a floor, which nothing can be faster than, or a product that people would use instead. */
export interface Beside {
  readonly role: 'floor' | 'peer';
  readonly name: string;
  readonly figure: Figure;
  readonly latency?: Latency;
}

export interface Goal {
  readonly text: string;
  readonly measured: number;
  readonly reached: boolean;
}

/** One line of the table. */
export interface Row {
  readonly what: string;
  readonly unit: Unit;
  readonly ours: Figure;
  readonly latency?: Latency;
  readonly beside: readonly Beside[];
  readonly goals: readonly Goal[];
  readonly notes?: readonly string[];
}

/** The result of one round of requests, times in milliseconds. */
export interface Round {
  readonly seconds: number;
  readonly times: readonly number[];
}

/** Medians of the rounds' quantiles: a round that was disturbed does not decide. */
export const latencyOf = (rounds: readonly Round[]): Latency => ({
  p50: median(rounds.map(({ times }) => quantile(times, 0.5))),
  p99: median(rounds.map(({ times }) => quantile(times, 0.99))),
});

export const p50Of = (rounds: readonly Round[]): Figure => figureOf(rounds.map(({ times }) => quantile(times, 0.5)));

export const p99Of = (rounds: readonly Round[]): Figure => figureOf(rounds.map(({ times }) => quantile(times, 0.99)));

export const rateOf = (rounds: readonly Round[]): Figure =>
  figureOf(rounds.map(({ times, seconds }) => times.length / seconds));

export const floor = (name: string, figure: Figure, latency?: Latency): Beside =>
  beside('floor', name, figure, latency);
export const peer = (name: string, figure: Figure, latency?: Latency): Beside => beside('peer', name, figure, latency);

const beside = (role: Beside['role'], name: string, figure: Figure, latency?: Latency): Beside => ({
  role,
  name,
  figure,
  ...(latency && { latency }),
});

/** `text` says what is divided by what; the bound is written behind it. */
export const atMost = (bound: number, text: string, measured: number): Goal => ({
  text: `${text} ≤ ${bound}`,
  measured,
  reached: measured <= bound,
});

export const atLeast = (bound: number, text: string, measured: number): Goal => ({
  text: `${text} ≥ ${bound}`,
  measured,
  reached: measured >= bound,
});

export const ratio = (a: Figure, b: Figure): number => a.median / b.median;
