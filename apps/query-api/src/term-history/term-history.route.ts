import { Scope, Slug } from '#contracts';
import { defineRoute } from '#http';
import { Type } from 'typebox';
import { answerEnd, ContestAnswer, known, named, NotCountedAnswer, ReaffirmationAnswer } from '../answers/schemas';
import { after, Known, projectedTo, termParams } from '../question/parameters';
import { questionFaults } from '../question/question-faults';
import { HistoricSegmentAnswer, PendingInHistory } from './render-history';

export const TermHistoryAnswer = named(
  'TermHistory',
  Type.Object({
    partnershipId: Slug,
    kind: Slug,
    scope: Scope,
    ...known,
    segments: Type.Array(HistoricSegmentAnswer),
    pending: Type.Array(PendingInHistory),
    reaffirmations: Type.Array(ReaffirmationAnswer),
    contested: Type.Array(ContestAnswer),
    notCounted: Type.Array(NotCountedAnswer),
    ...answerEnd,
  }),
);

export const showHistory = defineRoute({
  method: 'GET',
  path: '/v1/partnerships/:id/terms/:kind/:scope',
  summary: 'The history of a term: what was in force from when to when',
  description:
    'A segment is a run of days on which the same claims may govern, whatever the clock day. Open conditions and renewals are weighed on the clock day: `possiblyAfter` names the last day on which a value is definitely in force, `possiblyFrom` the first one on which it may be. A run of which nothing can come true any more is left out.',
  tag: 'Terms',
  params: termParams,
  query: Type.Object({ ...Known, after, projectedTo: Type.Optional(projectedTo) }),
  checkQuery: questionFaults,
  responses: { 200: { description: 'its segments, with claims and sources', schema: TermHistoryAnswer } },
  problems: {
    400: ['date-invalid', 'known-at-in-future', 'version-unknown'],
    404: ['partnership-unknown'],
    503: ['answers-busy'],
  },
});
