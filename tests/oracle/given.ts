import { answersOf, type OracleOptions, type TermAnswer } from './answers';
import type {
  AgreementData,
  Content,
  Correction,
  EndEffect,
  History,
  HistoryEvent,
  OverrideEffect,
  SetEffect,
} from './events';

/** Short ways to write histories down. Days are numbers of March 2024; the term is `supply`/all unless another is named. */
export const march = (day: number): string => `2024-03-${String(day).padStart(2, '0')}`;
export const between = (first: number, last: number): string => `[${march(first)}..${march(last)}]`;

export const TERM = { kind: 'supply', scope: 'all' };

type More<T> = Partial<Omit<T, 'effect'>>;
export const set = (value: unknown, more: More<SetEffect> = {}): SetEffect => ({
  effect: 'set',
  ...TERM,
  value,
  ...more,
});
export const end = (more: More<EndEffect> = {}): EndEffect => ({ effect: 'end', ...TERM, ...more });
export const override = (value: unknown, more: More<OverrideEffect> = {}): OverrideEffect => ({
  effect: 'override',
  ...TERM,
  value,
  until: { unknown: true },
  ...more,
});

export const party = (id: string): { id: string; name: string } => ({ id, name: id.toUpperCase() });

export const started = (...parties: string[]): Content => ({
  type: 'PartnershipStarted',
  occurred: march(1),
  data: { name: 'a partnership', parties: parties.map(party) },
});

type Effects = NonNullable<Content['effects']>;
export const stated = (occurred: string, ...effects: Effects): Content => ({
  type: 'StatementMade',
  occurred,
  data: { statement: 'it is so', form: 'notice' },
  effects,
});

export const met = (condition: string, occurred: string): Content => ({
  type: 'ConditionMet',
  occurred,
  data: { condition },
});

export const ruledOut = (condition: string, occurred: string): Content => ({
  type: 'ConditionRuledOut',
  occurred,
  data: { condition },
});

export const published = (
  occurred: string,
  agreement: Pick<AgreementData, 'id'> & Partial<AgreementData>,
  ...effects: Effects
): Content => ({
  type: 'AgreementPublished',
  occurred,
  data: { agreement: { title: agreement.id, form: 'agreement', ...agreement } },
  effects,
});

export const agreementEnded = (occurred: string, agreement: string, ...effects: Effects): Content => ({
  type: 'AgreementEnded',
  occurred,
  data: { agreement, how: 'terminated' },
  effects,
});

export const ended = (occurred: string, ...effects: Effects): Content => ({
  type: 'PartnershipEnded',
  occurred,
  data: { reason: 'it was time' },
  effects,
});

export const parties = (occurred: string, data: Content<'PartiesChanged'>['data'], agreement?: string): Content => ({
  type: 'PartiesChanged',
  occurred,
  data,
  ...(agreement === undefined ? {} : { agreement }),
});

export const succeeded = (name: string, by: string): { party: string; by: { id: string; name: string } } => ({
  party: name,
  by: party(by),
});

/** Ids are `e1`, `e2`, … in record order; recorded one a day from 1 March 2024 on. */
export function record(...contents: (Content | Correction)[]): History {
  return contents.map((content, index): HistoryEvent => ({
    ...content,
    id: `e${index + 1}`,
    version: index + 1,
    recordedAt: `${march(Math.min(index + 1, 31))}T12:00:00.000Z`,
  }));
}

export interface AnswerOptions extends OracleOptions {
  clock?: string;
  term?: string;
  version?: number;
}

export function answer(history: History, at: string, options: AnswerOptions = {}): TermAnswer {
  const { clock = '2024-03-01', term = 'supply/all', version = history.length } = options;
  const found = answersOf(history, { version, clock, days: [at] }, options).terms[term]?.[at];
  if (!found) throw new Error(`no event names ${term}`);
  return found;
}

/** The possible values with their certainty, as one line: `x definitely`, `x possibly, y possibly`, `nothing`. */
export function what(history: History, at: string, options: AnswerOptions = {}): string {
  const { values, suspended } = answer(history, at, options);
  const shown = values.map(({ value, certainty }) => `${String(value)} ${certainty}`);
  return [...shown, ...(suspended === 'not' ? [] : [`suspended ${suspended}`])].join(', ') || 'nothing';
}

/** Who is bound by the one possible value: `a b` for certain, `(c)` in some worlds only. */
export function bound(history: History, at: string, options: AnswerOptions = {}): string {
  const [value] = answer(history, at, options).values;
  return value ? [...value.between, ...value.mayBind.map((name) => `(${name})`)].join(' ') : 'nobody';
}
