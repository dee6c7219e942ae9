import { ConditionExpression, DateText, ExactDay, literals, Scope, Slug } from '#contracts';
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
  NotCountedAnswer,
  nullable,
  origin,
  ReaffirmationAnswer,
  TermEntryAnswer,
  TermNamed,
  Value,
} from '../answers/schemas';
import { after, at, Known, projectedTo, termParams } from '../question/parameters';
import { questionFaults } from '../question/question-faults';

const Reason = literals(
  [
    'in-force',
    'suspends',
    'ended',
    'too-few-bound',
    'not-yet-started',
    'waits-for-condition',
    'ruled-out',
    'lapsed',
    'until-passed',
    'end-before-start',
    'condition-met',
    'notice-given',
    'superseded',
    'overridden',
    'suspended',
    'ended-by',
    'replaced',
    'agreement-ended',
    'partnership-ended',
  ] as const,
  'why it may govern, or may not',
);
const { by: _by, ...claim } = ClaimAnswer.properties;
const TitledEvent = { ...eventIdentity, title: Type.String() };
export const Considered = named(
  'ConsideredClaim',
  Type.Object({
    term: TermNamed,
    ...claim,
    startsBy: Type.Optional(
      Type.Unsafe<string>({
        ...ExactDay,
        description: 'the last day on which its condition may start it: what other answers call `by`',
      }),
    ),
    ...origin,
    startBounds: Type.Object(DayBounds.properties, {
      description:
        'the bounds of its first day in force, by `from` and the start condition; by `from` alone if the condition can no longer come true',
    }),
    untilBounds: nullable(DayBounds),
    value: Type.Optional(Value),
    between: Type.Optional(nullable(Type.Array(Slug))),
    replaces: Type.Optional(Type.Array(TermNamed)),
    governs: Type.Boolean(),
    because: Reason,
    by: Type.Optional(Type.Object(TitledEvent, { description: 'the event that is the reason' })),
    replacedBy: Type.Optional(TermNamed),
    of: Type.Optional(Type.Literal('override', { description: 'it ends what overrides the term, and nothing else' })),
    condition: Type.Optional(ConditionExpression),
  }),
);
export const DoubtAnswer = named(
  'Doubt',
  Type.Object(
    {
      value: Type.Unsafe<unknown>({ description: 'the possible value; null: whether the term is suspended' }),
      about: literals(['start', 'end', 'condition', 'renewal', 'parties', 'agreement', 'partnership'] as const),
      holds: Type.Optional(
        literals(
          ['once', 'until'] as const,
          'whether the answer holds once it has come, or until then; absent: it is only about who is bound',
        ),
      ),
      days: DayBounds,
      condition: Type.Optional(ConditionExpression),
      by: Type.Array(Type.Object(TitledEvent), {
        description: 'the events behind it; none for a condition that is neither met nor ruled out',
      }),
    },
    {
      description:
        'what would make a possible answer true or false. `days` are those on which it may come: a first day in force, a last one, the day of a condition or of a change of parties, or the first day on which an agreement or the partnership is over',
    },
  ),
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
    'Lists every claim that was considered, sorted by its first day, with its bounds and the reason why it may govern or not, including claims of the terms that were replaced. `doubts` states for each possible answer what would make it true or false.',
  tag: 'Terms',
  params: termParams,
  query: Type.Object({ at: Type.Optional(at), ...Known, after, projectedTo: Type.Optional(projectedTo) }),
  checkQuery: questionFaults,
  responses: {
    200: {
      description: 'the claims',
      schema: named(
        'Explanation',
        Type.Object({
          partnershipId: Slug,
          kind: Slug,
          scope: Scope,
          at: DateText,
          ...known,
          answers: Type.Array(TermEntryAnswer),
          doubts: Type.Array(DoubtAnswer),
          considered: Type.Array(Considered),
          reaffirmations: Type.Array(Type.Object({ term: TermNamed, ...ReaffirmationAnswer.properties })),
          contested: Type.Array(ContestAnswer),
          notCounted: Type.Array(NotCountedAnswer),
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
