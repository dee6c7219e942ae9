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
  {
    $id: 'SetEffect',
    description: 'the term has this value from `from` on (default: `occurred`); `until` is the last day in force',
  },
);
export const EndEffect = closed(
  { effect: Type.Literal('end'), kind: Slug, scope: Slug, from: Type.Optional(DateText) },
  {
    $id: 'EndEffect',
    description: 'nothing is in force from `from` on (default: `occurred`): that is the first day not in force',
  },
);
export const ReaffirmEffect = closed(
  {
    effect: Type.Literal('reaffirm'),
    kind: Type.Union([Slug, Type.Literal('*')]),
    scope: Slug,
    on: Type.Optional(DateText),
  },
  {
    $id: 'ReaffirmEffect',
    description:
      'the term stands; no value changes. Kind `*`: every term in force on that day whose `between` lies within `assertedBy`',
  },
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
  {
    $id: 'ContestEffect',
    description: 'a dissenting value: it never governs, and is listed under the term for the days that it covers',
  },
);

export const effectSchemas = {
  set: SetEffect,
  end: EndEffect,
  reaffirm: ReaffirmEffect,
  contest: ContestEffect,
} as const;

export type SetEffect = Static<typeof SetEffect>;
export type EndEffect = Static<typeof EndEffect>;
export type ReaffirmEffect = Static<typeof ReaffirmEffect>;
export type ContestEffect = Static<typeof ContestEffect>;
export type Effect = Static<(typeof effectSchemas)[keyof typeof effectSchemas]>;

export const Effect = Type.Unsafe<Effect>(Type.Union(Object.values(effectSchemas), { $id: 'Effect' }));
