/** The value below which the given part of the samples lies, by nearest rank. */
export function quantile(samples: readonly number[], part: number): number {
  const sorted = Float64Array.from(samples).sort();
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? NaN;
}

export const median = (samples: readonly number[]): number => quantile(samples, 0.5);

/** The median of the rounds, and their range. */
export interface Figure {
  readonly median: number;
  readonly least: number;
  readonly most: number;
  readonly rounds: readonly number[];
}

export const figureOf = (rounds: readonly number[]): Figure => ({
  median: median(rounds),
  least: Math.min(...rounds),
  most: Math.max(...rounds),
  rounds,
});

/** The sums round by round, of two parts that were measured one after the other. */
export const plus = (a: Figure, b: Figure): Figure =>
  figureOf(a.rounds.map((value, round) => value + (b.rounds[round] ?? NaN)));

/** Three significant digits, with a thousands separator. */
export const formatted = (figure: number): string =>
  Number.isFinite(figure) ? Number(figure.toPrecision(3)).toLocaleString('en-GB', { maximumFractionDigits: 3 }) : '–';
