import {
  HistoryHash,
  Instant,
  MAX_EVENTS,
  MOST_WARNINGS,
  Slug,
  SubmittedEvent,
  TermChange,
  Uuid,
  Warning,
} from '#contracts';
import { conflictCodes, contentCodes, StatedMoment } from '#domain';
import { defineRoute } from '#http';
import { Type } from 'typebox';

export const MAX_KEY_LENGTH = 200;
/** The maximum number of term changes of one decision in its response. */
const MOST_TERM_CHANGES = 100;

const Recorded = Type.Object({ id: Uuid, version: Type.Integer(), recordedAt: Instant });

/** The response to a command that took effect, and to every repetition of it. */
export const RecordedAnswer = Type.Object(
  {
    partnershipId: Slug,
    commandId: Type.String(),
    version: Type.Integer({ description: 'the version of the partnership after the command' }),
    historyHash: HistoryHash,
    events: Type.Array(Recorded),
    termChanges: Type.Array(TermChange, { maxItems: MOST_TERM_CHANGES, description: 'the first term changes' }),
    more: Type.Optional(
      Type.String({
        description:
          'the place in the feed before the first term change that is left out; present only if some are left out',
      }),
    ),
    warnings: Type.Array(Warning, { maxItems: MOST_WARNINGS, description: 'what was recorded but does nothing' }),
    cursor: Type.String({ description: 'the place in the feed right after the command' }),
  },
  { $id: 'RecordedAnswer' },
);

export const Outstanding = Type.Object(
  { partnershipId: Slug, commandId: Type.String(), decision: Type.String() },
  { $id: 'Outstanding' },
);

export const recordEvents = defineRoute({
  method: 'POST',
  path: '/v1/partnerships/:id/events',
  expensive: true,
  summary: 'Record events',
  description:
    'Records 1 to 100 events of a partnership, all or none. Repeating the request with the same Idempotency-Key is always safe. 202 means that the ruling is late; it does not mean that the events are recorded. With `recordedAt`, the events are `imported`.',
  tag: 'Record',
  params: Type.Object({ id: Slug }),
  headers: Type.Object({
    'Idempotency-Key': Type.Optional(
      Type.String({ minLength: 1, maxLength: MAX_KEY_LENGTH, pattern: '^[\\x20-\\x7e]+$' }),
    ),
    'If-Match': Type.Optional(Type.String()),
  }),
  body: Type.Object({
    events: Type.Array(SubmittedEvent, { minItems: 1, maxItems: MAX_EVENTS }),
    recordedAt: Type.Optional(StatedMoment),
  }),
  checkBody: false,
  faultsToHandler: true,
  responses: {
    201: {
      description: 'recorded; every query from now on sees it',
      schema: RecordedAnswer,
      headers: { ETag: 'the new version', 'Idempotency-Key': 'the id of the command' },
    },
    202: { description: 'no ruling yet', schema: Outstanding, headers: { Location: 'the address of the ruling' } },
  },
  problems: {
    409: conflictCodes,
    412: ['precondition-failed'],
    413: ['decision-too-large'],
    422: ['idempotency-key-reused', ...contentCodes],
    503: ['contended', 'partition-halted', 'log-unavailable'],
  },
});
