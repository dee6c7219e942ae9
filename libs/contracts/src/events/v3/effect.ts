import { Type, type Static } from 'typebox';
import { closed, DateText, Slug } from '../../primitives';
import { ConditionExpression, ExactDay } from './condition';
import { CalendarDuration } from './duration';
import { Scope } from './scope';

const optional = Type.Optional;

export const TermRefV3 = closed({ kind: Slug, scope: Scope }, { $id: 'TermRef' });
export type TermRefV3 = Static<typeof TermRefV3>;

export const UntilV3 = Type.Union(
  [DateText, closed({ unknown: Type.Literal(true) }), closed({ for: CalendarDuration })],
  {
    description:
      'the last day in force; {"unknown": true}: it ends, nobody said when; {"for": "P5Y"}: counted from the first day in force',
  },
);
export type UntilV3 = Static<typeof UntilV3>;

/** A term that goes on after its end, which is an exact `until`, for one period after another unless notice is given in time. */
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
const end = { until: optional(UntilV3), untilCondition: optional(ConditionExpression) };
const survives = optional(
  Type.Boolean({ description: 'whether it goes on when its agreement or the partnership ends' }),
);

export const SetEffectV3 = closed(
  {
    effect: Type.Literal('set'),
    ...term,
    value: Value,
    ...start,
    ...end,
    renewal: optional(Renewal),
    survives,
    between: optional(Between),
    replaces: optional(Type.Array(TermRefV3, { minItems: 1, maxItems: 20 })),
    clarifies: optional(Type.Boolean({ description: 'whether it says how things were all along' })),
  },
  {
    $id: 'SetEffect',
    description: 'the term has this value from `from` on (default: `occurred`); `until` is the last day in force',
  },
);
export const OverrideEffectV3 = closed(
  { effect: Type.Literal('override'), ...term, value: Value, ...start, ...end, between: optional(Between), survives },
  {
    $id: 'OverrideEffect',
    description: 'for a time this value stands in front of what otherwise governs; null: the term is suspended',
  },
);
export const EndEffectV3 = closed(
  { effect: Type.Literal('end'), ...term, ...start, of: optional(Type.Literal('override')) },
  {
    $id: 'EndEffect',
    description:
      'nothing is in force from `from` on (default: `occurred`); with `of` only what overrides the term ends',
  },
);
export const NoticeEffectV3 = closed(
  { effect: Type.Literal('notice'), ...term, on: optional(DateText) },
  { $id: 'NoticeEffect', description: 'notice is given that a term that renews itself is not to be renewed' },
);
export const ReaffirmEffectV3 = closed(
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
export const ContestEffectV3 = closed(
  { effect: Type.Literal('contest'), ...term, value: Value, from: optional(DateText), until: optional(UntilV3) },
  {
    $id: 'ContestEffect',
    description: 'a dissenting value: it never governs, and is listed under the term for the days that it covers',
  },
);

export const effectSchemasV3 = {
  set: SetEffectV3,
  override: OverrideEffectV3,
  end: EndEffectV3,
  notice: NoticeEffectV3,
  reaffirm: ReaffirmEffectV3,
  contest: ContestEffectV3,
} as const;

export type SetEffectV3 = Static<typeof SetEffectV3>;
export type OverrideEffectV3 = Static<typeof OverrideEffectV3>;
export type EndEffectV3 = Static<typeof EndEffectV3>;
export type NoticeEffectV3 = Static<typeof NoticeEffectV3>;
export type ReaffirmEffectV3 = Static<typeof ReaffirmEffectV3>;
export type ContestEffectV3 = Static<typeof ContestEffectV3>;
export type EffectV3 = Static<(typeof effectSchemasV3)[keyof typeof effectSchemasV3]>;

export const EffectV3 = Type.Unsafe<EffectV3>(Type.Union(Object.values(effectSchemasV3), { $id: 'Effect' }));
