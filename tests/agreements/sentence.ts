import type { Content, Effect, History, TermRef } from '../oracle/events';

/** A question about one term on one day, and the answer in words (see `answer-in-words.ts`). */
export interface QuestionWithAnswer extends Partial<TermRef> {
  readonly on: string;
  readonly is: string;
  /** The version whose knowledge is used; the last one by default. */
  readonly version?: number;
  readonly resolve?: true;
  /** Shows the bound parties beside each value. */
  readonly bound?: true;
}

/** A sentence as agreements and press releases have it, the events that record it, and the answers that follow. */
export interface Sentence {
  readonly sentence: string;
  /** Recorded after the start of the partnership of Acme and Globex on 1 January 2020. */
  readonly events: readonly SentenceEvent[];
  readonly questions: readonly QuestionWithAnswer[];
}

export type SentenceEvent = Content | { correct: number; by: Content };

/** Sentences that are about one subject. */
export interface SubjectOfSentences {
  readonly subject: string;
  readonly sentences: readonly Sentence[];
}

export const TERM: TermRef = { kind: 'supply', scope: 'all' };
/** The id of the published agreement unless a test names another one. */
export const USUAL_AGREEMENT = 'supply-agreement';
/** The clock day of all questions. */
export const TODAY = '2026-11-29';

export const party = (id: string): { id: string; name: string } => ({
  id,
  name: id.replace(/^./, (first) => first.toUpperCase()),
});

export const start: Content = {
  type: 'PartnershipStarted',
  occurred: '2020-01-01',
  title: 'Acme and Globex work together',
  data: { name: 'Acme and Globex', parties: [party('acme'), party('globex')] },
};

type With<E extends Effect['effect']> = Partial<Omit<Extract<Effect, { effect: E }>, 'effect' | 'value'>>;
const value = (summary: string | null | object): unknown => (typeof summary === 'string' ? { summary } : summary);

export const set = (summary: string | object, more: With<'set'> = {}): Effect => ({
  effect: 'set',
  ...TERM,
  value: value(summary),
  ...more,
});
export const override = (summary: string | null, more: With<'override'>): Effect => ({
  effect: 'override',
  ...TERM,
  value: value(summary),
  ...more,
});
export const end = (more: With<'end'> = {}): Effect => ({ effect: 'end', ...TERM, ...more });
export const notice = (on: string): Effect => ({ effect: 'notice', ...TERM, on });
export const reaffirm = (more: With<'reaffirm'> = {}): Effect => ({ effect: 'reaffirm', ...TERM, ...more });
export const contest = (summary: string, more: With<'contest'> = {}): Effect => ({
  effect: 'contest',
  ...TERM,
  value: value(summary),
  ...more,
});

type More = Partial<Omit<Content, 'type' | 'data' | 'effects'>>;
export const stated = (occurred: string, effects: readonly Effect[], more: More = {}): Content => ({
  type: 'StatementMade',
  occurred,
  title: 'The firms say so',
  data: { statement: 'It is so.', form: 'notice' },
  effects,
  ...more,
});
export const agreed = (
  occurred: string,
  effects: readonly Effect[],
  more: More & { id?: string; form?: 'agreement' | 'amendment' | 'restatement' | 'mou'; amends?: string[] } = {},
): Content => {
  const { id = USUAL_AGREEMENT, form = 'agreement', amends, ...rest } = more;
  const agreement = { id, title: 'Supply agreement', form, ...(amends ? { amends } : {}) };
  return {
    type: 'AgreementPublished',
    occurred,
    title: 'The firms publish their agreement',
    data: { agreement },
    effects,
    ...rest,
  };
};
export const met = (condition: string, occurred: string): Content => ({
  type: 'ConditionMet',
  occurred,
  title: 'It came true',
  data: { condition },
});
export const ruledOut = (condition: string, occurred: string): Content => ({
  type: 'ConditionRuledOut',
  occurred,
  title: 'It cannot come true',
  data: { condition },
});
export const partiesChanged = (occurred: string, data: Content<'PartiesChanged'>['data']): Content => ({
  type: 'PartiesChanged',
  occurred,
  title: 'The parties change',
  data,
});
export const ended = (occurred: string, effects: readonly Effect[] = []): Content => ({
  type: 'PartnershipEnded',
  occurred,
  title: 'The partnership ends',
  data: { reason: 'The firms part.' },
  effects,
});
export const agreementEnded = (occurred: string, agreement: string): Content => ({
  type: 'AgreementEnded',
  occurred,
  title: 'The agreement ends',
  data: { agreement, how: 'terminated' },
});

/** The events of a sentence as a recorded history: all on one day, a minute apart. */
export function historyOf({ events }: Sentence): History {
  const ids = [start, ...events].map((_, index) => `event-${index + 1}`);
  return [start, ...events].map((event, index) => {
    const recorded = { id: ids[index]!, version: index + 1, recordedAt: `2025-01-01T12:0${index}:00.000Z` };
    if (!('correct' in event)) return { ...event, ...recorded };
    const data = { target: ids[event.correct - 1]!, replacement: event.by, reason: 'It was recorded wrongly.' };
    return { type: 'EventCorrected' as const, data, ...recorded };
  });
}
