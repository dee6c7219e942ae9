import { defineRoute } from '#http';
import { Type } from 'typebox';
import { TermsAnswerSchema } from '../answers/schemas';
import { CSV } from './terms-csv';
import {
  after,
  at,
  between,
  kindAndScope,
  Known,
  partnershipParams,
  projectedTo,
  resolve,
} from '../question/parameters';
import { questionFaults } from '../question/question-faults';

const problems = {
  400: ['date-invalid', 'known-at-in-future', 'query-invalid', 'version-unknown'],
  404: ['partnership-unknown'],
  503: ['answers-busy'],
} as const;
const query = Type.Object({
  at: Type.Optional(at),
  ...Known,
  between: Type.Optional(between),
  ...kindAndScope,
  resolve: Type.Optional(resolve),
});

export const showTerms = defineRoute({
  method: 'GET',
  path: '/v1/partnerships/:id/terms',
  summary: 'Which terms were in force on a day, as known at a moment',
  description:
    'A term with several possible values appears once for each value, at most 20 times; `moreValues` counts the others. The link `self` contains version and clock day, so its answer never changes.',
  tag: 'Terms',
  params: partnershipParams,
  query: Type.Object({ ...query.properties, after, projectedTo: Type.Optional(projectedTo) }),
  checkQuery: questionFaults,
  responses: {
    200: {
      description: 'the terms by kind and scope',
      schema: TermsAnswerSchema,
      otherTypes: [CSV],
      headers: { ETag: 'weak' },
    },
    304: { description: 'If-None-Match names this answer' },
  },
  problems,
});

export const tableTerms = defineRoute({
  method: 'GET',
  path: '/v1/partnerships/:id/terms.csv',
  summary: 'The same as a table (CSV)',
  description: 'One row per possible value of a term, for spreadsheets.',
  tag: 'Terms',
  params: partnershipParams,
  query,
  checkQuery: questionFaults,
  responses: {
    200: { description: 'RFC 4180', contentType: CSV, headers: { ETag: 'weak' } },
    304: { description: 'If-None-Match names this answer' },
  },
  problems,
});
