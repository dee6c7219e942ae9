import { ConditionExpression, DateText, literals, Scope, Slug, Source } from '#contracts';
import { defineRoute } from '#http';
import { Type } from 'typebox';
import { answerEnd, Certainty, eventIdentity, known, Links, moreOf, named, TermNamed, Value } from '../answers/schemas';
import { after, at, between, kindAndScope, knownAt, partnershipParams, version } from '../question/parameters';
import { questionFaults } from '../question/question-faults';

const Point = Type.Object({ at: DateText, ...known });
const Answer = Type.Object({
  value: Value,
  certainty: Certainty,
  between: Type.Array(Slug),
  mayBind: Type.Array(Slug),
  term: Type.Optional(TermNamed),
});
const because = [
  'set',
  'ended',
  'end-passed',
  'override-started',
  'override-ended',
  'suspended',
  'agreement-ended',
  'partnership-ended',
  'parties-changed',
  'notice-given',
  'renewal',
  'condition-met',
  'condition-ruled-out',
  'condition-open',
  'lapsed',
  'not-yet-started',
  'imprecise',
  'corrected',
  'retracted',
  'not-yet-known',
] as const;
export const TermDifferenceAnswer = named(
  'TermDifference',
  Type.Object({
    kind: Slug,
    scope: Scope,
    was: Type.Array(Answer, {
      description: 'for a term that replaces another one: the answers of the replaced term, with its kind and scope',
    }),
    now: Type.Array(Answer),
    inForce: Type.Object(
      { was: Certainty, now: Certainty },
      { description: 'the certainty that any value is in force, before and now' },
    ),
    suspended: Type.Optional(
      Type.Object({ was: Certainty, now: Certainty }, { description: 'absent where it certainly is neither' }),
    ),
    replacedBy: Type.Optional(TermNamed),
    causes: Type.Array(
      Type.Object({
        because: literals(because),
        condition: Type.Optional(ConditionExpression),
        replacedBy: Type.Optional(TermNamed),
        ...eventIdentity,
        type: Type.String(),
        title: Type.String(),
        occurred: DateText,
        assertedBy: Type.Array(Type.String()),
        sources: Type.Array(Source),
      }),
    ),
    moreWas: moreOf('was'),
    moreNow: moreOf('now'),
    moreCauses: moreOf('causes'),
  }),
);

export const showDiff = defineRoute({
  method: 'GET',
  path: '/v1/partnerships/:id/diff',
  expensive: true,
  summary: 'Compare the terms at two points, on either time axis',
  description:
    'The default of both points is today, as known now. Only terms whose values, certainty or bound parties differ are listed; dissent is no difference.',
  tag: 'Terms',
  params: partnershipParams,
  query: Type.Object({
    fromAt: Type.Optional(at),
    toAt: Type.Optional(at),
    fromKnownAt: Type.Optional(knownAt),
    toKnownAt: Type.Optional(knownAt),
    fromVersion: Type.Optional(version),
    toVersion: Type.Optional(version),
    between: Type.Optional(between),
    ...kindAndScope,
    after,
  }),
  checkQuery: questionFaults,
  responses: {
    200: {
      description: 'the differences by kind and scope',
      schema: named(
        'Diff',
        Type.Object({
          partnershipId: Slug,
          from: Point,
          to: Point,
          terms: Type.Array(TermDifferenceAnswer),
          next: answerEnd.next,
          links: Links,
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
