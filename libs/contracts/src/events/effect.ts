import { Type, type Static } from 'typebox';
import { closed, DateText, Slug } from '../primitives';

export const TermRef = closed({ kind: Slug, scope: Slug }, { $id: 'TermRef' });
export type TermRef = Static<typeof TermRef>;

/** A term that ends, nobody said when. */
export const UnknownEnd = closed({ unknown: Type.Literal(true) });
export const Until = Type.Union([DateText, UnknownEnd], { description: 'the last day in force, or {"unknown": true}' });
export type Until = Static<typeof Until>;

const Between = Type.Array(Slug, {
  minItems: 1,
  maxItems: 50,
  uniqueItems: true,
  description: 'the parties it binds; default: all parties of the partnership',
});
const Value = Type.Unsafe<unknown>({ description: 'typed by kind: see /v1/term-kinds' });

/** What an event does to one term, as recorded: `scope` is written out. */
export const SetEffect = closed(
  {
    effect: Type.Literal('set'),
    kind: Slug,
    scope: Slug,
    value: Value,
    from: Type.Optional(DateText),
    until: Type.Optional(Until),
    untilCondition: Type.Optional(Slug),
    between: Type.Optional(Between),
    replaces: Type.Optional(Type.Array(TermRef, { minItems: 1, maxItems: 20 })),
  },
  { $id: 'SetEffect' },
);
export const EndEffect = closed(
  { effect: Type.Literal('end'), kind: Slug, scope: Slug, from: Type.Optional(DateText) },
  { $id: 'EndEffect' },
);
export const ReaffirmEffect = closed(
  {
    effect: Type.Literal('reaffirm'),
    kind: Type.Union([Slug, Type.Literal('*')]),
    scope: Slug,
    on: Type.Optional(DateText),
  },
  { $id: 'ReaffirmEffect' },
);
export const ContestEffect = closed(
  {
    effect: Type.Literal('contest'),
    kind: Slug,
    scope: Slug,
    value: Value,
    from: Type.Optional(DateText),
    until: Type.Optional(Until),
  },
  { $id: 'ContestEffect' },
);

export const effectSchemas = {
  set: SetEffect,
  end: EndEffect,
  reaffirm: ReaffirmEffect,
  contest: ContestEffect,
} as const;
export const Effect = Type.Union([SetEffect, EndEffect, ReaffirmEffect, ContestEffect], { $id: 'Effect' });

export type SetEffect = Static<typeof SetEffect>;
export type EndEffect = Static<typeof EndEffect>;
export type ReaffirmEffect = Static<typeof ReaffirmEffect>;
export type ContestEffect = Static<typeof ContestEffect>;
export type Effect = SetEffect | EndEffect | ReaffirmEffect | ContestEffect;
