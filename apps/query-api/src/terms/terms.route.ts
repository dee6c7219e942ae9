import { defineRoute } from '#http';
import { Type } from 'typebox';
import { TermsAnswerSchema } from '../answers/schemas';
import { at, between, Known, partnershipParams } from '../asking/parameters';

export const showTerms = defineRoute({
  method: 'GET',
  path: '/v1/partnerships/:id/terms',
  summary: 'Which terms were in force on a day, as known at a moment',
  description:
    'A term that may have several values appears once for each. The link `self` pins the answer for ever: version and clock day decide it.',
  tag: 'Terms',
  params: partnershipParams,
  query: Type.Object({ at: Type.Optional(at), ...Known, between: Type.Optional(between) }),
  responses: {
    200: { description: 'the terms by kind and scope', schema: TermsAnswerSchema, headers: { ETag: 'weak' } },
    304: { description: 'If-None-Match names this very answer' },
  },
  problems: { 400: ['date-invalid', 'known-at-in-future', 'version-unknown'], 404: ['partnership-unknown'] },
});
