import { Type, type Static } from 'typebox';
import { closed, literals, Slug, Uuid } from '../primitives';
import { TermRef } from '../events/effect';
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
] as const;
export const TermChangeType = literals(termChangeTypes);
export type TermChangeType = Static<typeof TermChangeType>;

export const Certainty = literals(['definitely', 'possibly'] as const);
export type Certainty = Static<typeof Certainty>;

const CalendarDay = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });

/** A value that may govern; conditions still open are named, not weighed against a clock: a term change has none. */
export const ToldAnswer = closed(
  {
    value: Type.Unsafe<unknown>({}),
    between: Type.Union([Type.Array(Slug), Type.Null()], { description: 'null: all parties of the partnership' }),
    certainty: Certainty,
    untilCondition: Type.Optional(Slug),
    /** Where it stood, if that was another term which this one replaces. */
    term: Type.Optional(TermRef),
  },
  { $id: 'ToldAnswer' },
);
export type ToldAnswer = Static<typeof ToldAnswer>;

export const Stretch = closed(
  {
    from: CalendarDay,
    to: Type.Union([CalendarDay, Type.Null()], {
      description: 'the first day that no longer belongs to it; null: open',
    }),
    was: Type.Array(ToldAnswer),
    now: Type.Array(ToldAnswer),
  },
  { $id: 'Stretch' },
);
export type Stretch = Static<typeof Stretch>;

/** What one effective event did to one term. */
export const TermChange = closed(
  {
    type: TermChangeType,
    kind: Slug,
    scope: Slug,
    eventId: Uuid,
    version: Type.Integer({ minimum: 1 }),
    retroactive: Type.Boolean({ description: 'whether it changes an answer about a day before its recordedAt' }),
    stretches: Type.Array(Stretch, { description: 'was and now for the days whose answer it changes' }),
    replaces: Type.Optional(Type.Array(TermRef)),
    replacedBy: Type.Optional(TermRef),
    dissent: Type.Optional(closed({ value: Type.Unsafe<unknown>({}), assertedBy: Type.Array(Type.String()) })),
  },
  { $id: 'TermChange' },
);
export type TermChange = Static<typeof TermChange>;

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
