import type { TermRef } from '#contracts';
import { LAST_DAY, type Day } from '../dates';
import type { PartnershipWorlds } from '../worlds';
import { cutsWith } from '../worlds/runs-of-answers';
import { wantedOf, type DatedAnswer } from './values-over';

/** Consecutive days with the same possible claims for any clock day: a segment or a part of one. */
export interface HistoricRun {
  readonly from: Day;
  /** The first day after the run. */
  readonly to: Day;
  /** The answers of its days, as of the clock day. */
  readonly dated: readonly DatedAnswer[];
  /** True if any of its values binds only the parties in question. */
  readonly isWanted: boolean;
}

/**
 * Yields the runs of a term with a value or suspension, in order, computed on demand. A run in which nothing can be in force any more is left out.
 */
export function* runsOfHistory(
  worlds: PartnershipWorlds,
  term: TermRef,
  parties: ReadonlySet<string> | null,
): Generator<HistoricRun> {
  const segments = worlds.segmentsOf(term);
  const first = segments[0];
  if (!first) return;
  const days = worlds.changingDays(term, { lo: first.from, hi: LAST_DAY });
  const isCut = cutsWith(worlds.parties.turns);
  let next = 0;
  for (const { from, to } of segments) {
    // A claim that ends on the last day of the calendar is followed by no day.
    if (from > LAST_DAY) return;
    while (next < days.length && days[next]! <= from) next += 1;
    let run: DatedAnswer[] = [{ day: from, answer: worlds.on(term, from) }];
    for (; next < days.length && days[next]! < to; next += 1) {
      const day = days[next]!;
      const dated = { day, answer: worlds.on(term, day) };
      if (isCut(day, run.at(-1)!.answer, dated.answer)) {
        yield* runOf(worlds, run, day, parties);
        run = [];
      }
      run.push(dated);
    }
    yield* runOf(worlds, run, to, parties);
  }
}

function* runOf(
  worlds: PartnershipWorlds,
  all: readonly DatedAnswer[],
  to: Day,
  parties: ReadonlySet<string> | null,
): Generator<HistoricRun> {
  if (!all.some(({ answer }) => answer.values.length > 0 || answer.suspensions.length > 0)) return;
  const dated = all.map(({ day, answer }) => ({
    day,
    answer: wantedOf(worlds, answer, { lo: day, hi: day }, parties),
  }));
  const isWanted = dated.some(({ answer }) => answer.values.length > 0 || answer.suspensions.length > 0);
  yield { from: all[0]!.day, to, dated, isWanted };
}
