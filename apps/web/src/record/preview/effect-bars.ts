import { writtenStretches, type TermChange } from '#client';
import { runOf, type Lane, type Run } from '../../picture/drawing';

/** A value on days on which it is in force, or possibly in force. */
export interface Bar extends Run {
  readonly value: unknown;
  readonly isPossible: boolean;
  /** The place among the values that are possible on the same days. */
  readonly share: { readonly nth: number; readonly of: number };
}

/** Returns the bars of a term as it is recorded now. */
export const barsBefore = (lane: Lane | undefined): readonly Bar[] =>
  (lane?.segments ?? []).flatMap(({ pieces }) =>
    pieces.map(({ from, to, value, certainty, share }) => ({
      from,
      to,
      value,
      isPossible: certainty === 'possibly',
      share,
    })),
  );

/** Returns the bars of a term after a change. Days that the change does not name keep their previous bars. */
export function barsAfter(before: readonly Bar[], change: TermChange): readonly Bar[] {
  const stretches = writtenStretches(change);
  const remaining = stretches.reduce((bars, run) => without(bars, runOf(run)), before);
  const changed = stretches.flatMap((run) =>
    run.now.map(({ value, certainty }, nth): Bar => ({
      ...runOf(run),
      value,
      isPossible: certainty === 'possibly',
      share: { nth, of: run.now.length },
    })),
  );
  return [...remaining, ...changed].sort((a, b) => a.from - b.from);
}

/** Returns bars with a run of days cut out. */
const without = (bars: readonly Bar[], { from, to }: Run): readonly Bar[] =>
  bars.flatMap((bar) =>
    [
      { ...bar, to: Math.min(bar.to, from) },
      { ...bar, from: Math.max(bar.from, to) },
    ].filter((part) => part.from < part.to),
  );
