import { Slug } from '#contracts';
import { defineRoute } from '#http';
import { Type } from 'typebox';
import { answerEnd, ContestAnswer, known, named, ReaffirmationAnswer } from '../answers/schemas';
import { after, Known, projectedTo, termParams } from '../asking/parameters';
import { HistoricSegmentAnswer } from '../answers/tell-history';

export const TermHistoryAnswer = named(
  'TermHistory',
  Type.Object({
    partnershipId: Slug,
    kind: Slug,
    scope: Slug,
    ...known,
    segments: Type.Array(HistoricSegmentAnswer),
    reaffirmations: Type.Array(ReaffirmationAnswer),
    contested: Type.Array(ContestAnswer),
    ...answerEnd,
  }),
);

export const showHistory = defineRoute({
  method: 'GET',
  path: '/v1/partnerships/:id/terms/:kind/:scope',
  summary: 'The history of a term: what was in force from when to when',
  description:
    'The segments do not depend on the clock. If an open condition makes an answer only possible after the clock day, `possiblyAfter` names that day.',
  tag: 'Terms',
  params: termParams,
  query: Type.Object({ ...Known, after, projectedTo: Type.Optional(projectedTo) }),
  responses: { 200: { description: 'its segments, with claims and sources', schema: TermHistoryAnswer } },
  problems: {
    400: ['date-invalid', 'known-at-in-future', 'version-unknown'],
    404: ['partnership-unknown'],
    503: ['answers-busy'],
  },
});
