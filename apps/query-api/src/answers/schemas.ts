import {
  ConditionExpression,
  DateText,
  ExactDay,
  literals,
  Renewal,
  Scope,
  Slug,
  Source,
  Standing,
  Until as UntilOfEffect,
  Uuid,
} from '#contracts';
import { Type, type Static, type TSchema } from 'typebox';

const nullable = <S extends TSchema>(schema: S) => Type.Union([schema, Type.Null()]);
const named = <S extends TSchema>(name: string, schema: S): S => Object.assign(schema, { $id: name });

/** The number of items of a list that were left out. */
export const moreOf = (list: string) =>
  Type.Optional(Type.Integer({ minimum: 1, description: `how many \`${list}\` are not listed; absent where all are` }));

export const CalendarDay = Type.String({ description: 'a day, YYYY-MM-DD' });
export const Days = named(
  'Days',
  Type.Object(
    { from: CalendarDay, to: nullable(CalendarDay) },
    { description: 'half-open: `to` is the first day that no longer belongs to it; null: open' },
  ),
);
export const DayBounds = named(
  'DayBounds',
  Type.Object(
    { lo: CalendarDay, hi: nullable(CalendarDay) },
    { description: 'the first and the last day that a date may mean, both inclusive; null: open' },
  ),
);
export const Value = Type.Unsafe<unknown>({ description: 'typed by kind: see /v1/term-kinds' });
export const Certainty = literals(['definitely', 'possibly', 'not'] as const);
const Cautious = Type.Literal(true, {
  description: 'the answer may say less than the facts allow: `possibly` for `definitely`, never the other way round',
});
const Until = nullable(named('Until', UntilOfEffect));
const Sources = Type.Array(Source);
const NotDefinitive = literals(['reported', 'non-binding'] as const);

export const eventIdentity = {
  eventId: Uuid,
  version: Type.Integer({ minimum: 1 }),
  correctedBy: Type.Optional(Type.Object({ eventId: Uuid, version: Type.Integer() })),
};
/** The origin of an event: its actor, and how it was recorded. */
export const origin = {
  actor: Type.String({ description: 'who recorded it: the actor of a token, `anonymous` or `service`' }),
  imported: Type.Boolean({ description: 'whether its sender stated `recordedAt`' }),
  appendedAt: nullable(
    Type.String({ description: 'the clock when it was appended to the log; null: an import that does not state it' }),
  ),
};
const assertion = { title: Type.String(), assertedBy: Type.Array(Type.String()), sources: Sources };

const RenewalAnswer = named(
  'RenewalAnswer',
  Type.Object(
    {
      ...Renewal.properties,
      deadline: nullable(CalendarDay),
      renewsTo: nullable(CalendarDay),
    },
    {
      description:
        'as it was written; of the first renewal that notice can prevent on the queried day or later, `deadline` is the last day for notice and `renewsTo` the last day in force of the term that it renews to; null: it does not renew itself again',
    },
  ),
);

export const ClaimAnswer = named(
  'ClaimAnswer',
  Type.Object({
    ...eventIdentity,
    effect: literals(['set', 'override', 'end'] as const),
    from: DateText,
    fromCondition: Type.Optional(ConditionExpression),
    by: Type.Optional(ExactDay),
    until: Until,
    untilCondition: nullable(ConditionExpression),
    renewal: Type.Optional(RenewalAnswer),
    survives: Type.Optional(Type.Boolean()),
    agreement: Type.Optional(Type.Unsafe<string>({ ...Slug, description: 'the agreement that its event belongs to' })),
    openConditions: Type.Optional(
      Type.Array(Slug, {
        description: 'the conditions that it waits for or ends by, and that are neither met nor ruled out',
      }),
    ),
    ...assertion,
  }),
);
export const ContestAnswer = named(
  'ContestAnswer',
  Type.Object({
    value: Value,
    ...eventIdentity,
    from: DateText,
    until: Until,
    assertedBy: Type.Array(Type.String()),
    sources: Sources,
  }),
);
export const NotCountedAnswer = named(
  'NotCountedAnswer',
  Type.Object(
    {
      value: Value,
      ...eventIdentity,
      effect: literals(['set', 'override', 'end', 'contest'] as const),
      standing: NotDefinitive,
      because: NotDefinitive,
      from: DateText,
      until: Until,
      assertedBy: Type.Array(Type.String()),
      sources: Sources,
    },
    { description: 'a statement of an event that is not definitive; it never governs' },
  ),
);
export const TermNamed = named('TermNamed', Type.Object({ kind: Slug, scope: Scope }));
export const EndAnswer = named(
  'EndAnswer',
  Type.Object(
    {
      because: literals(
        [
          'end',
          'replaced',
          'until',
          'notice-given',
          'condition-met',
          'agreement-ended',
          'partnership-ended',
          'too-few-bound',
        ] as const,
        'an `end`, another term that took its place, a last day that was stated, notice, a condition, or that too few are left of those who were to be bound',
      ),
      ...eventIdentity,
      from: DateText,
      days: DayBounds,
      of: Type.Optional(Type.Literal('override', { description: 'it ends what overrides the term, and nothing else' })),
      replacedBy: Type.Optional(TermNamed),
      ...assertion,
    },
    {
      description: 'what ends a term, or may; `days` are the bounds of the first day on which it is over',
    },
  ),
);
export const ReaffirmationAnswer = named(
  'ReaffirmationAnswer',
  Type.Object({ on: DateText, ...eventIdentity, ...assertion }),
);
export const EventSummary = named(
  'EventSummary',
  Type.Object({
    ...eventIdentity,
    type: Type.String(),
    title: Type.String(),
    occurred: DateText,
    standing: Standing,
    assertedBy: Type.Array(Type.String()),
    sources: Sources,
  }),
);
export const ExceptionAnswer = named(
  'ExceptionAnswer',
  Type.Object(
    { scope: Scope, links: Type.Object({ self: Type.String({ description: 'the address of its answer' }) }) },
    { description: 'a narrower scope whose answer is another one' },
  ),
);
export const PendingAnswer = named(
  'PendingAnswer',
  Type.Object(
    {
      kind: Slug,
      scope: Scope,
      effect: literals(['set', 'override'] as const),
      value: Value,
      waitsFor: ConditionExpression,
      by: nullable(Type.Unsafe<string>({ ...ExactDay, description: 'after this day it never starts' })),
      from: DateText,
      ...eventIdentity,
      ...assertion,
    },
    { description: 'a claim that waits for a condition' },
  ),
);
export const TermEntryAnswer = named(
  'TermEntryAnswer',
  Type.Object({
    kind: Slug,
    scope: Scope,
    value: Value,
    resolvedFrom: Type.Optional(
      Type.Unsafe<string>({
        ...Scope,
        description: 'with `resolve`: the scope that the value was set for, or that is suspended',
      }),
    ),
    certainty: Type.Unsafe<Static<typeof Certainty>>({
      ...Certainty,
      description: 'of this value; `not`: none may be in force',
    }),
    inForce: Type.Unsafe<Static<typeof Certainty>>({
      ...Certainty,
      description: 'of the term: whether anything is in force, whichever value that is',
    }),
    between: nullable(
      Type.Array(Slug, { description: 'who is certainly bound where the value is in force; null without a value' }),
    ),
    mayBind: Type.Array(Slug, { description: 'who may be bound besides' }),
    segment: Days,
    suspended: Type.Optional(
      Type.Unsafe<'definitely' | 'possibly'>({
        ...literals(['definitely', 'possibly'] as const),
        description: 'whether the term is suspended; absent: certainly not',
      }),
    ),
    cautious: Type.Optional(Cautious),
    lastReaffirmed: nullable(Type.Object({ on: DateText, eventId: Uuid })),
    claims: Type.Array(ClaimAnswer),
    contested: Type.Array(ContestAnswer),
    notCounted: Type.Array(NotCountedAnswer),
    suspendedBy: Type.Optional(
      Type.Array(ClaimAnswer, { description: 'with `suspended`: the claims that suspend the term, or may' }),
    ),
    exceptions: Type.Optional(
      Type.Array(ExceptionAnswer, { description: 'absent where no narrower scope has another answer' }),
    ),
    moreExceptions: moreOf('exceptions'),
    moreValues: Type.Optional(
      Type.Integer({
        minimum: 1,
        description: 'how many values the term may have beyond the 20 that are listed; absent where all are',
      }),
    ),
    moreClaims: moreOf('claims'),
    moreSuspendedBy: moreOf('suspendedBy'),
    moreContested: moreOf('contested'),
    moreNotCounted: moreOf('notCounted'),
  }),
);
export const known = {
  version: Type.Integer({ minimum: 0 }),
  recordedAt: nullable(Type.String()),
  clock: CalendarDay,
  reviewedThrough: nullable(
    Type.String({ description: 'the day up to which somebody looked for news; null: no review is recorded' }),
  ),
  hindsight: nullable(
    Type.Boolean({
      description:
        'whether the last event of `version` was appended after the known day; null: its record does not state when it was',
    }),
  ),
};
export const Links = Type.Object({ self: Type.String({ description: 'pins this answer for ever' }) });
/** The end of an answer. */
export const answerEnd = {
  next: Type.Optional(
    Type.String({
      description:
        'the address of the next page, at the same version and clock day; absent if the answer is complete. An answer has at most 8 MiB',
    }),
  ),
  links: Links,
  projectedTo: Type.Optional(
    Type.String({ description: 'on request: all before this cursor is known to this answer' }),
  ),
};
export const TermsAnswerSchema = named(
  'TermsAnswer',
  Type.Object({
    partnershipId: Slug,
    at: DateText,
    ...known,
    terms: Type.Array(TermEntryAnswer),
    exceptions: Type.Optional(
      Type.Array(ExceptionAnswer, { description: 'only if the query names `kind` and one `scope`' }),
    ),
    pending: Type.Array(PendingAnswer),
    announced: Type.Array(EventSummary),
    cautious: Type.Optional(Cautious),
    ...answerEnd,
  }),
);
export { nullable, named };
