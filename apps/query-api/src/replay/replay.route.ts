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
const narrowed = {
  after: Type.Optional(
    Type.String({
      ...cursor,
      description:
        'a cursor, the same on every channel: from behind it on; `beginning`, as without it: from the first on',
    }),
  ),
  partnership: Type.Optional(Type.Unsafe<string>({ ...Slug, description: 'only of this partnership' })),
  until: Type.Optional(
    Type.String({
      minLength: 20,
      maxLength: 40,
      description:
        'only what was recorded before this moment (RFC 3339, exclusive); what was recorded later is passed over, so go on from its cursors with the same moment only',
    }),
  ),
};
const problems = {
  400: ['cursor-malformed', 'cursor-foreign', 'date-invalid'],
  503: ['cursor-ahead', 'nothing-projected'],
} as const;

export const replayEvents = defineRoute({
  method: 'GET',
  path: '/v1/events',
  summary: 'Every effective event from the start, by cursor',
  description:
    'Within a partnership in order. `Accept: application/x-ndjson` streams all that is there, compressed where `Accept-Encoding` names gzip: one event ' +
    'a line, now and then a line `{"cursor": …}` to resume from, one at the end. Otherwise pages; an empty page means that everything has been told.',
  tag: 'Replay',
  query: Type.Object({
    ...narrowed,
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
  problems,
});

export const exportCommands = defineRoute({
  method: 'GET',
  path: '/v1/export',
  summary: 'Every effective decision, as POST /v1/import takes it',
  description:
    'One command a line, with its key, its events with their ids, and when they became known: imported into an empty service they give the same answers at ' +
    'every pair of day and version. Who recorded them is not exported. Lines `{"cursor": …}` tell where a later export can go on; an import passes over them.',
  tag: 'Replay',
  query: Type.Object(narrowed),
  responses: {
    200: {
      description: 'all that is there',
      contentType: 'application/x-ndjson',
      schema: Type.Union([
        named(
          'ExportedCommand',
          Type.Object({
            partnershipId: Slug,
            idempotencyKey: Type.String(),
            fingerprint: Type.String({ description: 'of its events as they were sent' }),
            recordedAt: Type.String(),
            events: Type.Array(Type.Object({}, { description: 'as they were recorded' })),
          }),
        ),
        Type.Object({ cursor }),
      ]),
    },
  },
  problems,
});
