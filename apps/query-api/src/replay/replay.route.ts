import { Event, HistoryHash, Slug } from '#contracts';
import { defineRoute } from '#http';
import { Type } from 'typebox';
import { named, origin } from '../answers/schemas';
import { questionFaults } from '../question/question-faults';

const ReplayedEvent = named(
  'ReplayedEvent',
  Type.Object({
    partnershipId: Slug,
    version: Type.Integer(),
    recordedAt: Type.String(),
    ...origin,
    commandId: Type.String({ description: 'the command; its events took effect together' }),
    partition: Type.Integer(),
    offset: Type.Integer({ description: 'the offset of the record in its partition' }),
    event: Type.Unsafe<Event>(Type.Object({}, { description: 'as it was recorded' })),
  }),
);
const cursor = Type.String({ minLength: 1, maxLength: 20_000, description: 'opaque; the same on every channel' });
const narrowed = {
  after: Type.Optional(
    Type.String({
      ...cursor,
      description:
        'a cursor, the same on every channel: continue after it. `beginning`, the default: start at the first event',
    }),
  ),
  partnership: Type.Optional(Type.Unsafe<string>({ ...Slug, description: 'only events of this partnership' })),
  until: Type.Optional(
    Type.String({
      minLength: 20,
      maxLength: 40,
      description:
        'only events that were recorded before this moment (RFC 3339, exclusive). Later events are skipped, so use the returned cursors with the same moment only',
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
  expensive: true,
  summary: 'Replay every effective event from the start, by cursor',
  description:
    'Events of a partnership are in order. `Accept: application/x-ndjson` streams everything, compressed if `Accept-Encoding` names gzip: one event ' +
    'per line, with lines `{"cursor": …}` to resume from between them and at the end. Otherwise the answer is a page; an empty page is the end.',
  tag: 'Replay',
  query: Type.Object({
    ...narrowed,
    limit: Type.Integer({
      minimum: 1,
      maximum: 1_000,
      default: 100,
      description: 'approximate number of events of a page; events of one command are never split',
    }),
  }),
  checkQuery: questionFaults,
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
  expensive: true,
  summary: 'Export every effective decision in the format of POST /v1/import',
  description:
    'Each line is one command with its key, its events with their ids, and the moment at which they became known. Imported into an empty service, they give the same answers for ' +
    'every day and version; an import ignores `actor`, `imported`, `appendedAt` and `historyHash`, which state how the original was recorded. Lines `{"cursor": …}` show where a later export ' +
    'can continue; an import ignores them.',
  tag: 'Replay',
  query: Type.Object(narrowed),
  checkQuery: questionFaults,
  responses: {
    200: {
      description: 'everything up to the present end',
      contentType: 'application/x-ndjson',
      schema: Type.Union([
        named(
          'ExportedCommand',
          Type.Object({
            partnershipId: Slug,
            idempotencyKey: Type.String(),
            fingerprint: Type.String({ description: 'the fingerprint of the events as they were sent' }),
            recordedAt: Type.String(),
            ...origin,
            events: Type.Array(Type.Object({}, { description: 'as they were recorded' })),
            historyHash: HistoryHash,
          }),
        ),
        Type.Object({ cursor }),
      ]),
    },
  },
  problems,
});
