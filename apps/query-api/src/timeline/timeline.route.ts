import { Slug } from '#contracts';
import { defineRoute } from '#http';
import { Type } from 'typebox';
import {
  ContestAnswer,
  DayBounds,
  Days,
  eventIdentity,
  EventSummary,
  known,
  answerEnd,
  named,
  ReaffirmationAnswer,
  TermNamed,
} from '../answers/schemas';
import { HistoricSegmentAnswer } from '../answers/tell-history';
import { after, between, Known, partnershipParams, projectedTo } from '../asking/parameters';

export const showTimeline = defineRoute({
  method: 'GET',
  path: '/v1/partnerships/:id/timeline',
  summary: 'What a picture of a partnership needs: its events and the segments of its terms',
  tag: 'Terms',
  params: partnershipParams,
  query: Type.Object({ ...Known, between: Type.Optional(between), after, projectedTo: Type.Optional(projectedTo) }),
  responses: {
    200: {
      description: 'the events that stand, in record order, and the terms by kind and scope',
      schema: named(
        'Timeline',
        Type.Object({
          partnershipId: Slug,
          ...known,
          events: Type.Array(Type.Object({ ...EventSummary.properties, days: DayBounds })),
          moreEvents: Type.Boolean({ description: 'whether the list of events was cut' }),
          recordings: Type.Array(
            Type.Object({ version: Type.Integer(), recordedAt: Type.String(), type: Type.String() }),
            { description: 'when each version came to be known, corrections included' },
          ),
          announced: Type.Array(
            Type.Object({
              ...eventIdentity,
              title: Type.String(),
              days: Days,
              terms: Type.Array(TermNamed),
            }),
            { description: 'what was said without being definitive, and the days until something definitive followed' },
          ),
          terms: Type.Array(
            Type.Object({
              kind: Slug,
              scope: Slug,
              segments: Type.Array(HistoricSegmentAnswer),
              reaffirmations: Type.Array(Type.Object({ ...ReaffirmationAnswer.properties, days: DayBounds })),
              contested: Type.Array(Type.Object({ ...ContestAnswer.properties, days: Days })),
            }),
          ),
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
