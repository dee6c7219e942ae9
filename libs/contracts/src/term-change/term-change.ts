import { Type, type Static } from 'typebox';
import { closed, literals, Slug, Uuid } from '../primitives';
import { ConditionExpression } from '../events/condition';
import { TermRef } from '../events/effect';
import { Scope } from '../events/scope';
import { Source } from '../events/source';

export const termChangeTypes = [
  'started',
  'changed',
  'ended',
  'corrected',
  'retracted',
  'reaffirmed',
  'contested',
  'announced',
  'took-effect',
  'lapsed',
  'clarified',
  'pending',
  'renewed',
  'noticed',
  'parties-changed',
] as const;
export type TermChangeType = (typeof termChangeTypes)[number];
export const TermChangeType = Type.Unsafe<TermChangeType>({ ...literals(termChangeTypes), $id: 'TermChangeType' });

export const Certainty = literals(['definitely', 'possibly'] as const);
export type Certainty = Static<typeof Certainty>;

const CalendarDay = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });

/** A value that may govern. Open conditions are named and not resolved, because a term change has no clock. */
export const ToldAnswer = closed(
  {
    value: Type.Unsafe<unknown>({}),
    between: Type.Union([Type.Array(Slug), Type.Null()], {
      description: 'null: the parties that the partnership began with, which never changed',
    }),
    mayBind: Type.Optional(Type.Array(Slug, { description: 'who is bound in some of the possible worlds only' })),
    certainty: Certainty,
    fromCondition: Type.Optional(ConditionExpression),
    untilCondition: Type.Optional(ConditionExpression),
    renews: Type.Optional(Type.Literal(true, { description: 'it renews itself unless notice is given' })),
    /** The term that it was an answer about, if that is another term which this one replaces. */
    term: Type.Optional(TermRef),
  },
  { $id: 'ToldAnswer' },
);
export type ToldAnswer = Static<typeof ToldAnswer>;

/** The maximum numbers of runs of days and of different answers in a term change. */
export const MOST_RUNS = 100;
export const MOST_ANSWERS = 20;

const AnswerIndex = Type.Integer({ minimum: 0, maximum: MOST_ANSWERS - 1 });

export const Stretch = closed(
  {
    from: CalendarDay,
    to: Type.Union([CalendarDay, Type.Null()], {
      description: 'the first day that no longer belongs to it; null: open',
    }),
    was: Type.Array(AnswerIndex, { description: 'which of the answers, counted from 0' }),
    now: Type.Array(AnswerIndex),
  },
  { $id: 'Stretch' },
);
export type Stretch = Static<typeof Stretch>;

const ChangeCounts = closed({
  stretches: Type.Integer({ minimum: 0 }),
  answers: Type.Integer({ minimum: 0, description: 'different ones' }),
});

const ChangeLinks = closed({
  before: Type.Union([Type.String(), Type.Null()], {
    description: "the term's history before the event; null: it was the first",
  }),
  after: Type.String({ description: "the term's history after the event" }),
});

/** What one effective event did to one term. */
export const TermChange = closed(
  {
    type: TermChangeType,
    kind: Slug,
    scope: Scope,
    eventId: Uuid,
    version: Type.Integer({ minimum: 1 }),
    retroactive: Type.Boolean({ description: 'whether it changes an answer about a day before its recordedAt' }),
    answers: Type.Array(ToldAnswer, {
      maxItems: MOST_ANSWERS,
      description: 'each distinct answer that the stretches refer to',
    }),
    stretches: Type.Array(Stretch, {
      maxItems: MOST_RUNS,
      description: 'was and now for the days whose answer it changes',
    }),
    truncated: Type.Optional(
      Type.Literal(true, {
        description: 'not all stretches or answers are named; links lead to the whole',
      }),
    ),
    /** Only of a truncated change; of one that came with too many others to be looked at, nothing is counted. */
    counts: Type.Optional(ChangeCounts),
    links: Type.Optional(ChangeLinks),
    replaces: Type.Optional(Type.Array(TermRef)),
    replacedBy: Type.Optional(TermRef),
    dissent: Type.Optional(closed({ value: Type.Unsafe<unknown>({}), assertedBy: Type.Array(Type.String()) })),
  },
  { $id: 'TermChange' },
);
export type TermChange = Static<typeof TermChange>;

/** Returns the addresses of the complete term change: the term's history before and after it. */
export function linksOfChange(
  partnershipId: string,
  { kind, scope, version }: Pick<TermChange, 'kind' | 'scope' | 'version'>,
): NonNullable<TermChange['links']> {
  const history = (at: number): string => `/v1/partnerships/${partnershipId}/terms/${kind}/${scope}?version=${at}`;
  return { before: version === 1 ? null : history(version - 1), after: history(version) };
}

/** A run of days with its answers in place of their indices. */
export interface WrittenStretch extends Omit<Stretch, 'was' | 'now'> {
  readonly was: readonly ToldAnswer[];
  readonly now: readonly ToldAnswer[];
}

/** Returns the runs of days of a term change with their answers in place of the indices. */
export function writtenStretches({ answers, stretches }: Pick<TermChange, 'answers' | 'stretches'>): WrittenStretch[] {
  const written = (indices: readonly number[]): ToldAnswer[] => indices.map((index) => answers[index]!);
  return stretches.map(({ from, to, was, now }) => ({ from, to, was: written(was), now: written(now) }));
}

/** A term change as subscribers receive it: with its id, its place in history and the sources of its cause. */
export const ToldTermChange = closed(
  {
    ...TermChange.properties,
    id: Type.String(),
    partnershipId: Slug,
    recordedAt: Type.String(),
    cause: closed({
      type: Type.String(),
      title: Type.String(),
      occurred: Type.String(),
      assertedBy: Type.Array(Type.String()),
      sources: Type.Array(Source),
    }),
  },
  { $id: 'ToldTermChange' },
);
export type ToldTermChange = Static<typeof ToldTermChange>;

/** The same after any rebuild: it is made of the log's places. */
export const termChangeId = (place: { logId: string; partition: number; offset: number; ordinal: number }): string =>
  `${place.logId}.${place.partition}.${place.offset}.${place.ordinal}`;
