import type { Bounds, Day } from '../dates';
import { byRecordPlace } from '../facts';
import type { Bound, PartnershipWorlds, TermAnswer, ValueAnswer } from '../worlds';
import type { Certainty } from '../worlds/term-answer';
import { bindsOnly, boundDuring } from './bound-during';

/** The answer from a day on, up to the day of the next one. */
export interface DatedAnswer {
  readonly day: Day;
  readonly answer: TermAnswer;
}

/** A value of a run of days, with its strongest certainty and with the bound parties of the first day on which it may be in force. */
export interface HistoricAnswer extends ValueAnswer {
  /** That first day, if it is not the first day of the run. */
  readonly possiblyFrom: Day | null;
  /** The last day on which it is definitely in force, if it is only possible afterwards. */
  readonly possiblyAfter: Day | null;
  /** The changes of its bound parties on later days of the run. */
  readonly boundChanges: readonly ({ readonly from: Day } & Bound)[];
}

/**
 * Returns an answer about the days `at` without the values that bind parties other than `parties`; null: all values. A suspension of a term without
 * values is treated as a value.
 */
export function wantedOf(
  worlds: PartnershipWorlds,
  answer: TermAnswer,
  at: Bounds,
  parties: ReadonlySet<string> | null,
): TermAnswer {
  if (parties === null) return answer;
  const values = answer.values.filter((value) => bindsOnly(value, parties));
  const isSuspensionWanted =
    answer.values.length === 0 ? bindsOnly(boundDuring(worlds, answer.suspensions, at), parties) : values.length > 0;
  return isSuspensionWanted ? { ...answer, values } : { ...answer, values, suspended: 'not', suspensions: [] };
}

/** Sorts values by the order in which they were first recorded. */
export const inRecordOrder = <V extends Pick<ValueAnswer, 'claims'>>(values: readonly V[]): V[] =>
  values.toSorted((a, b) => byRecordPlace(a.claims[0]!, b.claims[0]!));

/** Returns the values on some of these days, each once: the first `most` of them in record order, and their total number. */
export function valuesOver(
  dated: readonly DatedAnswer[],
  most: number,
): { readonly values: HistoricAnswer[]; readonly all: number } {
  if (dated.length === 1) {
    const { values } = dated[0]!.answer;
    const first = inRecordOrder(values).slice(0, most);
    const whole = { possiblyFrom: null, possiblyAfter: null, boundChanges: [] };
    return { values: first.map((value) => ({ ...value, ...whole })), all: values.length };
  }
  const found = new Map<string, DatedValue[]>();
  for (const { day, answer } of dated)
    for (const value of answer.values) {
      const days = found.get(value.value);
      if (days) days.push({ day, value });
      else found.set(value.value, [{ day, value }]);
    }
  const values = inRecordOrder([...found.values()].map((days) => valueOver(days, dated)));
  return { values: values.slice(0, most), all: values.length };
}

interface DatedValue {
  readonly day: Day;
  readonly value: ValueAnswer;
}

function valueOver(days: readonly DatedValue[], dated: readonly DatedAnswer[]): HistoricAnswer {
  const first = days[0]!;
  const certainties = dated.map(({ day }) => ({
    day,
    certainty: days.find((each) => each.day === day)?.value.certainty ?? ('not' as const),
  }));
  return {
    value: first.value.value,
    certainty: days.some(({ value }) => value.certainty === 'definitely') ? 'definitely' : 'possibly',
    claims: [...new Set(days.flatMap(({ value }) => value.claims))].sort(byRecordPlace),
    between: first.value.between,
    mayBind: first.value.mayBind,
    possiblyFrom: first.day === dated[0]!.day ? null : first.day,
    possiblyAfter: lastDefiniteDay(certainties),
    boundChanges: days.flatMap(({ day, value }, index) => {
      const before = days[index - 1]?.value ?? value;
      return sameBound(before, value) ? [] : { from: day, between: value.between, mayBind: value.mayBind };
    }),
  };
}

/** Returns the last definite day if a later day is not definite; null: no day is definite, or the last one is. */
export function lastDefiniteDay(dated: readonly { readonly day: Day; readonly certainty: Certainty }[]): Day | null {
  const last = dated.findLastIndex(({ certainty }) => certainty === 'definitely');
  const behind = last < 0 ? undefined : dated[last + 1];
  return behind ? behind.day - 1 : null;
}

const sameBound = (a: Bound, b: Bound): boolean =>
  a.between.join() === b.between.join() && a.mayBind.join() === b.mayBind.join();

/** Returns the strongest certainty. */
export const strongest = (certainties: readonly Certainty[]): Certainty =>
  (['definitely', 'possibly'] as const).find((each) => certainties.includes(each)) ?? 'not';
