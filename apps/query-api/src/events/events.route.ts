import { Event, literals, Uuid, Slug } from '#contracts';
import { defineRoute, PageOf } from '#http';
import { Type } from 'typebox';
import { moreOf, named, origin } from '../answers/schemas';
import { pageParameters } from '../answers/page-links';
import { partnershipParams } from '../question/parameters';

const eventRef = Type.Object({ eventId: Uuid, version: Type.Integer() });
export const RecordedEventAnswer = named(
  'RecordedEvent',
  Type.Object({
    eventId: Uuid,
    version: Type.Integer(),
    recordedAt: Type.String(),
    ...origin,
    state: literals(['standing', 'corrected', 'retracted'] as const, 'what has become of it'),
    by: Type.Optional(Type.Intersect([eventRef], { description: 'the event that corrected or retracted it' })),
    root: Type.Optional(
      Type.Intersect([eventRef], { description: 'for a correction or retraction: the event that it concerns' }),
    ),
    acts: Type.Array(Type.Object({ ...eventRef.properties, type: Type.String() }), {
      description: 'the latest 20 other corrections and retractions of the same event',
    }),
    moreActs: moreOf('acts'),
    event: Type.Unsafe<Event>(Type.Object({}, { description: 'as it was recorded' })),
  }),
);

export const listEvents = defineRoute({
  method: 'GET',
  path: '/v1/partnerships/:id/events',
  summary: 'List the events of a partnership by version, each with its state',
  description:
    'A page may contain fewer than `limit` events and still have a `next`: a page of large events has about 2 MiB.',
  tag: 'Partnerships',
  params: partnershipParams,
  query: Type.Object(pageParameters(500, 100)),
  responses: {
    200: { description: 'one page', schema: PageOf(RecordedEventAnswer), headers: { ETag: 'the version of the head' } },
  },
  problems: { 404: ['partnership-unknown'] },
});

export const showEvent = defineRoute({
  method: 'GET',
  path: '/v1/partnerships/:id/events/:eventId',
  summary: 'Show an event, its corrections and its state',
  tag: 'Partnerships',
  params: Type.Object({ id: Slug, eventId: Uuid }),
  responses: {
    200: { description: 'the event', schema: RecordedEventAnswer, headers: { ETag: 'the version of the head' } },
  },
  problems: { 404: ['partnership-unknown', 'event-unknown'] },
});
