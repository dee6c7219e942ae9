import { Slug } from '#contracts';
import { defineRoute } from '#http';
import { Type } from 'typebox';
import { ContestAnswer, EventSummary, known, Links, named, ReaffirmationAnswer } from '../answers/schemas';
import { HistoricSegmentAnswer } from '../answers/tell-history';
import { between, Known, partnershipParams } from '../asking/parameters';

export const showTimeline = defineRoute({
  method: 'GET',
  path: '/v1/partnerships/:id/timeline',
  summary: 'What a picture of a partnership needs: its events and the segments of its terms',
  tag: 'Terms',
  params: partnershipParams,
  query: Type.Object({ ...Known, between: Type.Optional(between) }),
  responses: {
    200: {
      description: 'the events that stand, in record order, and the terms by kind and scope',
      schema: named(
        'Timeline',
        Type.Object({
          partnershipId: Slug,
          ...known,
          events: Type.Array(EventSummary),
          moreEvents: Type.Boolean({ description: 'whether the list of events was cut' }),
          terms: Type.Array(
            Type.Object({
              kind: Slug,
              scope: Slug,
              segments: Type.Array(HistoricSegmentAnswer),
              reaffirmations: Type.Array(ReaffirmationAnswer),
              contested: Type.Array(ContestAnswer),
            }),
          ),
          links: Links,
        }),
      ),
    },
  },
  problems: { 400: ['date-invalid', 'known-at-in-future', 'version-unknown'], 404: ['partnership-unknown'] },
});
