import { DateText, literals, Slug } from '#contracts';
import { defineRoute } from '#http';
import { Type } from 'typebox';
import {
  ClaimAnswer,
  ContestAnswer,
  DayBounds,
  eventIdentity,
  known,
  answerEnd,
  moreOf,
  named,
  nullable,
  origin,
  ReaffirmationAnswer,
  TermEntryAnswer,
  TermNamed,
  Value,
} from '../answers/schemas';
import { after, at, Known, projectedTo, termParams } from '../asking/parameters';

const Reason = literals(
  [
    'in-force',
    'ended',
    'not-yet-started',
    'until-passed',
    'end-before-start',
    'condition-met',
    'superseded',
    'ended-by',
    'partnership-ended',
    'replaced',
  ] as const,
  'why it may govern, or may not',
);
const Considered = named(
  'ConsideredClaim',
  Type.Object({
    term: TermNamed,
    ...ClaimAnswer.properties,
    ...origin,
    startBounds: DayBounds,
    untilBounds: nullable(DayBounds),
    value: Type.Optional(Value),
    between: Type.Optional(nullable(Type.Array(Slug))),
    replaces: Type.Optional(Type.Array(TermNamed)),
    governs: Type.Boolean(),
    because: Reason,
    by: Type.Optional(Type.Object(eventIdentity)),
    replacedBy: Type.Optional(TermNamed),
    condition: Type.Optional(Slug),
  }),
);
const Version = Type.Object({
  title: Type.String(),
  occurred: DateText,
  standing: Type.String(),
  effects: Type.Array(Type.Unknown()),
});
const Correction = named(
  'Correction',
  Type.Object({
    ...eventIdentity,
    ...origin,
    state: literals(['standing', 'corrected', 'retracted'] as const),
    said: Version,
    moreActs: moreOf('acts'),
    acts: Type.Array(
      Type.Object({
        ...eventIdentity,
        type: Type.String(),
        recordedAt: Type.String(),
        ...origin,
        reason: Type.String(),
        said: nullable(Version),
      }),
    ),
  }),
);

export const explainTerm = defineRoute({
  method: 'GET',
  path: '/v1/partnerships/:id/terms/:kind/:scope/explanation',
  expensive: true,
  summary: 'Explain a term on a day',
  description:
    'Lists every claim that was considered, sorted by its first day, with its bounds and the reason why it may govern or not, including claims of the terms that were replaced.',
  tag: 'Terms',
  params: termParams,
  query: Type.Object({ at: Type.Optional(at), ...Known, after, projectedTo: Type.Optional(projectedTo) }),
  responses: {
    200: {
      description: 'the claims',
      schema: named(
        'Explanation',
        Type.Object({
          partnershipId: Slug,
          kind: Slug,
          scope: Slug,
          at: DateText,
          ...known,
          answers: Type.Array(TermEntryAnswer),
          considered: Type.Array(Considered),
          reaffirmations: Type.Array(Type.Object({ term: TermNamed, ...ReaffirmationAnswer.properties })),
          contested: Type.Array(ContestAnswer),
          replaced: Type.Array(TermNamed, { description: 'the terms that it replaced, directly or indirectly' }),
          corrections: Type.Array(Correction, {
            description: 'the events that were corrected or retracted, newest first, at most 100',
          }),
          moreCorrections: Type.Optional(Type.Boolean({ description: 'true if the list is incomplete' })),
          ...answerEnd,
        }),
      ),
    },
  },
  problems: {
    400: ['date-invalid', 'known-at-in-future', 'version-unknown'],
    404: ['partnership-unknown'],
    503: ['answers-busy'],
  },
});
