import { Type, type Static } from 'typebox';
import { closed, DateText, Slug } from '../primitives';
import { ConditionExpression, ExactDay } from './condition';
import { CalendarDuration } from './duration';
import { Scope } from './scope';

const optional = Type.Optional;

export const TermRef = closed({ kind: Slug, scope: Scope }, { $id: 'TermRef' });
export type TermRef = Static<typeof TermRef>;

export const Until = Type.Union(
  [DateText, closed({ unknown: Type.Literal(true) }), closed({ for: CalendarDuration })],
  {
    description:
      'the last day in force; {"unknown": true}: it ends, nobody said when; {"for": "P5Y"}: counted from the first day in force',
  },
);
export type Until = Static<typeof Until>;

/** The renewal of a term: after its end, which is an exact `until`, it continues for one period after another unless notice is given in time. */
export const Renewal = closed(
  {
    period: CalendarDuration,
    notice: optional(CalendarDuration),
    times: optional(Type.Integer({ minimum: 1, maximum: 1_000, description: 'how often at most; left out: no limit' })),
  },
  { $id: 'Renewal', description: 'it renews itself for `period` unless notice is given `notice` before its end' },
);
export type Renewal = Static<typeof Renewal>;

const Between = Type.Array(Slug, {
  minItems: 1,
  maxItems: 50,
  uniqueItems: true,
  description: 'the parties it binds; default: whoever is a party on the day',
});
const Value = Type.Unsafe<unknown>({ description: 'typed by kind: see /v1/term-kinds' });

const term = { kind: Slug, scope: Scope };
const start = {
  from: optional(DateText),
  fromCondition: optional(ConditionExpression),
  by: optional(Type.String({ ...ExactDay, description: 'with `fromCondition`: after this day it never starts' })),
};
const end = { until: optional(Until), untilCondition: optional(ConditionExpression) };
const survives = optional(
  Type.Boolean({ description: 'whether it goes on when its agreement or the partnership ends' }),
);

export const SetEffect = closed(
  {
    effect: Type.Literal('set'),
    ...term,
    value: Value,
    ...start,
    ...end,
    renewal: optional(Renewal),
    survives,
    between: optional(Between),
    replaces: optional(Type.Array(TermRef, { minItems: 1, maxItems: 20 })),
    clarifies: optional(Type.Boolean({ description: 'whether it says how things were all along' })),
  },
  {
    $id: 'SetEffect',
    description: 'the term has this value from `from` on (default: `occurred`); `until` is the last day in force',
  },
);
export const OverrideEffect = closed(
  { effect: Type.Literal('override'), ...term, value: Value, ...start, ...end, between: optional(Between), survives },
  {
    $id: 'OverrideEffect',
    description: 'for a time this value stands in front of what otherwise governs; null: the term is suspended',
  },
);
export const EndEffect = closed(
  { effect: Type.Literal('end'), ...term, ...start, of: optional(Type.Literal('override')) },
  {
    $id: 'EndEffect',
    description:
      'nothing is in force from `from` on (default: `occurred`); with `of` only what overrides the term ends',
  },
);
export const NoticeEffect = closed(
  { effect: Type.Literal('notice'), ...term, on: optional(DateText) },
  { $id: 'NoticeEffect', description: 'notice is given that a term that renews itself is not to be renewed' },
);
export const ReaffirmEffect = closed(
  {
    effect: Type.Literal('reaffirm'),
    kind: Type.Union([Slug, Type.Literal('*')]),
    scope: Scope,
    on: optional(DateText),
  },
  {
    $id: 'ReaffirmEffect',
    description: 'the term stands; no value changes. Kind `*`: every term in force on that day',
  },
);
export const ContestEffect = closed(
  { effect: Type.Literal('contest'), ...term, value: Value, from: optional(DateText), until: optional(Until) },
  {
    $id: 'ContestEffect',
    description: 'a dissenting value: it never governs, and is listed under the term for the days that it covers',
  },
);

export const effectSchemas = {
  set: SetEffect,
  override: OverrideEffect,
  end: EndEffect,
  notice: NoticeEffect,
  reaffirm: ReaffirmEffect,
  contest: ContestEffect,
} as const;

export type SetEffect = Static<typeof SetEffect>;
export type OverrideEffect = Static<typeof OverrideEffect>;
export type EndEffect = Static<typeof EndEffect>;
export type NoticeEffect = Static<typeof NoticeEffect>;
export type ReaffirmEffect = Static<typeof ReaffirmEffect>;
export type ContestEffect = Static<typeof ContestEffect>;
export type Effect = Static<(typeof effectSchemas)[keyof typeof effectSchemas]>;

export const Effect = Type.Unsafe<Effect>(Type.Union(Object.values(effectSchemas), { $id: 'Effect' }));
