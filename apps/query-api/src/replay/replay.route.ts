import { Event, Slug } from '#contracts';
import { defineRoute } from '#http';
import { Type } from 'typebox';
import { named } from '../answers/schemas';

const ReplayedEvent = named(
  'ReplayedEvent',
  Type.Object({
    partnershipId: Slug,
    version: Type.Integer(),
    recordedAt: Type.String(),
    imported: Type.Boolean(),
    commandId: Type.String({ description: 'events of one command took effect together' }),
    partition: Type.Integer(),
    offset: Type.Integer({ description: 'of their record in its partition of the log' }),
    event: Type.Unsafe<Event>(Type.Object({}, { description: 'as it was recorded' })),
  }),
);
const cursor = Type.String({ minLength: 1, maxLength: 20_000, description: 'opaque; the same on every channel' });

export const replayEvents = defineRoute({
  method: 'GET',
  path: '/v1/events',
  summary: 'Every effective event from the start, by cursor',
  description:
    'Within a partnership in order. `Accept: application/x-ndjson` streams all that is there: one event a line, now and then a line ' +
    '`{"cursor": …}` to resume from, one at the end. Otherwise pages; an empty page means that everything has been told.',
  tag: 'Replay',
  query: Type.Object({
    after: Type.Optional(cursor),
    limit: Type.Integer({
      minimum: 1,
      maximum: 1_000,
      default: 100,
      description: 'about how many events a page holds; those of one command are never parted',
    }),
  }),
  headers: Type.Object({ Accept: Type.Optional(Type.String()) }),
  responses: {
    200: {
      description: 'one page, or NDJSON',
      schema: named('EventPage', Type.Object({ events: Type.Array(ReplayedEvent), cursor })),
    },
  },
  problems: { 400: ['cursor-malformed', 'cursor-foreign'], 503: ['cursor-ahead', 'nothing-projected'] },
});
