import { DateText, literals, Slug, Source, Standing, Until as UntilOfEffect, Uuid } from '#contracts';
import { Type, type TSchema } from 'typebox';

const nullable = <S extends TSchema>(schema: S) => Type.Union([schema, Type.Null()]);
const named = <S extends TSchema>(name: string, schema: S): S => Object.assign(schema, { $id: name });

/** How many items of a list are not told. */
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
export const Until = nullable(named('Until', UntilOfEffect));
const Parties = Type.Array(Slug);
const Sources = Type.Array(Source);

export const eventIdentity = {
  eventId: Uuid,
  version: Type.Integer({ minimum: 1 }),
  correctedBy: Type.Optional(Type.Object({ eventId: Uuid, version: Type.Integer() })),
};
/** Who recorded an event, and how it came in. */
export const origin = {
  actor: Type.String({ description: 'who recorded it: the actor of a token, `anonymous` or `service`' }),
  imported: Type.Boolean({ description: 'whether its sender stated `recordedAt`' }),
  appendedAt: nullable(
    Type.String({ description: 'the clock when it was appended to the log; null: an import that does not tell' }),
  ),
};
const assertion = { title: Type.String(), assertedBy: Type.Array(Type.String()), sources: Sources };

export const ClaimAnswer = named(
  'ClaimAnswer',
  Type.Object({ ...eventIdentity, from: DateText, until: Until, untilCondition: nullable(Slug), ...assertion }),
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
export const TermNamed = named('TermNamed', Type.Object({ kind: Slug, scope: Slug }));
export const EndAnswer = named(
  'EndAnswer',
  Type.Object({ ...eventIdentity, from: DateText, replacedBy: Type.Optional(TermNamed), ...assertion }),
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
export const TermEntryAnswer = named(
  'TermEntryAnswer',
  Type.Object({
    kind: Slug,
    scope: Slug,
    value: Value,
    certainty: Certainty,
    between: nullable(Parties),
    segment: Days,
    lastReaffirmed: nullable(Type.Object({ on: DateText, eventId: Uuid })),
    claims: Type.Array(ClaimAnswer),
    contested: Type.Array(ContestAnswer),
    moreValues: Type.Optional(
      Type.Integer({
        minimum: 1,
        description: 'how many values the term may have beyond the 20 that are listed; absent where all are',
      }),
    ),
    moreClaims: moreOf('claims'),
    moreContested: moreOf('contested'),
  }),
);
export const known = {
  version: Type.Integer({ minimum: 0 }),
  recordedAt: nullable(Type.String()),
  clock: CalendarDay,
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
    announced: Type.Array(EventSummary),
    ...answerEnd,
  }),
);
export { nullable, named };
