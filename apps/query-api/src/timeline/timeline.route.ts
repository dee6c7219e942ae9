import { Scope, Slug } from '#contracts';
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
  CalendarDay,
  moreOf,
  named,
  NotCountedAnswer,
  origin,
  ReaffirmationAnswer,
  TermNamed,
} from '../answers/schemas';
import { after, between, kindAndScope, Known, partnershipParams, projectedTo } from '../question/parameters';
import { questionFaults } from '../question/question-faults';
import { PartyDaysAnswer } from './render-parties';
import { HistoricSegmentAnswer, PendingInHistory } from '../term-history/render-history';

export const showTimeline = defineRoute({
  method: 'GET',
  path: '/v1/partnerships/:id/timeline',
  expensive: true,
  summary: 'Events and segments of a partnership, for drawing a timeline',
  description: '`kind`, `scope` and `between` choose terms; events and announcements are all listed.',
  tag: 'Terms',
  params: partnershipParams,
  query: Type.Object({
    ...Known,
    between: Type.Optional(between),
    ...kindAndScope,
    after,
    projectedTo: Type.Optional(projectedTo),
  }),
  checkQuery: questionFaults,
  responses: {
    200: {
      description: 'the valid events in the order of recording, and the terms by kind and scope',
      schema: named(
        'Timeline',
        Type.Object({
          partnershipId: Slug,
          ...known,
          events: Type.Array(Type.Object({ ...EventSummary.properties, ...origin, days: DayBounds })),
          moreEvents: Type.Boolean({ description: 'whether the list of events is incomplete' }),
          recordings: Type.Array(
            Type.Object({ version: Type.Integer(), recordedAt: Type.String(), type: Type.String(), ...origin }),
            { description: 'when each version became known, including corrections' },
          ),
          parties: Type.Array(PartyDaysAnswer, {
            description: 'who is, was or will be a party, the first 100 in the order in which they came',
          }),
          moreParties: moreOf('parties'),
          partiesTo: Type.Optional(
            Type.Unsafe<string>({
              ...CalendarDay,
              description: 'from this day on changes of the parties are not followed; absent where all are',
            }),
          ),
          announced: Type.Array(
            Type.Object({
              ...eventIdentity,
              title: Type.String(),
              days: Days,
              terms: Type.Array(TermNamed),
            }),
            { description: 'statements that are not definitive, with the days until a definitive one followed' },
          ),
          terms: Type.Array(
            Type.Object({
              kind: Slug,
              scope: Scope,
              segments: Type.Array(HistoricSegmentAnswer),
              pending: Type.Array(PendingInHistory),
              reaffirmations: Type.Array(Type.Object({ ...ReaffirmationAnswer.properties, days: DayBounds })),
              contested: Type.Array(Type.Object({ ...ContestAnswer.properties, days: Days })),
              notCounted: Type.Array(Type.Object({ ...NotCountedAnswer.properties, days: Days })),
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
