import { Slug } from '#contracts';
import { defineRoute } from '#http';
import { Type } from 'typebox';
import { TermsAnswerSchema } from '../answers/schemas';
import { CSV } from './terms-csv';
import { after, at, between, Known, partnershipParams, projectedTo } from '../asking/parameters';

const problems = {
  400: ['date-invalid', 'known-at-in-future', 'version-unknown'],
  404: ['partnership-unknown'],
  503: ['answers-busy'],
} as const;
const query = Type.Object({
  at: Type.Optional(at),
  ...Known,
  between: Type.Optional(between),
  kind: Type.Optional(Slug),
  scope: Type.Optional(Slug),
});

export const showTerms = defineRoute({
  method: 'GET',
  path: '/v1/partnerships/:id/terms',
  summary: 'Which terms were in force on a day, as known at a moment',
  description:
    'A term that may have several values appears once for each, at most 20 times; `moreValues` counts the others. The link `self` pins the answer for ever: version and clock day decide it.',
  tag: 'Terms',
  params: partnershipParams,
  query: Type.Object({ ...query.properties, after, projectedTo: Type.Optional(projectedTo) }),
  responses: {
    200: {
      description: 'the terms by kind and scope',
      schema: TermsAnswerSchema,
      otherTypes: [CSV],
      headers: { ETag: 'weak' },
    },
    304: { description: 'If-None-Match names this very answer' },
  },
  problems,
});

export const tableTerms = defineRoute({
  method: 'GET',
  path: '/v1/partnerships/:id/terms.csv',
  summary: 'The same as a table',
  description: 'One row per possible value of a term, for spreadsheets.',
  tag: 'Terms',
  params: partnershipParams,
  query,
  responses: {
    200: { description: 'RFC 4180', contentType: CSV, headers: { ETag: 'weak' } },
    304: { description: 'If-None-Match names this very answer' },
  },
  problems,
});
