import { MAX_EVENTS, MOST_WARNINGS, Slug, SubmittedEvent, TermChange, Warning } from '#contracts';
import { StatedMoment } from '#domain';
import { defineRoute } from '#http';
import { Type } from 'typebox';
import { moreOf, named } from '../answers/schemas';
import { partnershipParams } from '../question/parameters';

/** The most term changes in the answer about one decision. */
const MOST_TERM_CHANGES = 100;

export const PreviewAnswer = named(
  'Preview',
  Type.Object({
    partnershipId: Slug,
    version: Type.Integer({
      description: 'the version that the partnership would have; its own if there are refusals',
    }),
    refusals: Type.Array(
      Type.Object({
        code: Type.String(),
        pointer: Type.String({ description: 'JSON Pointer into the body' }),
        detail: Type.String(),
      }),
      { description: 'why it would be refused; empty: it would be recorded' },
    ),
    termChanges: Type.Array(TermChange, {
      maxItems: MOST_TERM_CHANGES,
      description: 'the first term changes; an event without an id has one made up',
    }),
    moreTermChanges: moreOf('termChanges'),
    warnings: Type.Array(Warning, { maxItems: MOST_WARNINGS }),
  }),
);

export const previewEvents = defineRoute({
  method: 'POST',
  path: '/v1/partnerships/:id/events/preview',
  expensive: true,
  summary: 'Preview what recording events would do',
  description:
    'Takes the body of `POST /v1/partnerships/{id}/events` and returns what would be answered now. Nothing is recorded, no Idempotency-Key is used up, and If-Match is ignored.',
  tag: 'Record',
  params: partnershipParams,
  body: Type.Object({
    events: Type.Array(SubmittedEvent, { minItems: 1, maxItems: MAX_EVENTS }),
    recordedAt: Type.Optional(StatedMoment),
  }),
  checkBody: false,
  faultsToHandler: true,
  responses: { 200: { description: 'what it would do', schema: PreviewAnswer } },
});
