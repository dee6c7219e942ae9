import { DateText, Slug } from '#contracts';
import { defineRoute } from '#http';
import { Type } from 'typebox';
import { ExceptionAnswer, known, named, PendingAnswer, TermEntryAnswer } from '../answers/schemas';
import { pageParameters } from '../answers/page-links';
import { at, between, kindAndScope, knownAt, resolve } from '../question/parameters';
import { questionFaults } from '../question/question-faults';

export const listTermsAcross = defineRoute({
  method: 'GET',
  path: '/v1/terms',
  expensive: true,
  summary: 'The same question across partnerships',
  description:
    'Sorted by kind, scope and partnership. A page contains, for each of its terms, the values that may be in force (`items`) and the claims that wait for a condition (`pending`). It may contain fewer than `limit` items and still have a `next`.',
  tag: 'Terms',
  query: Type.Object({
    ...kindAndScope,
    party: Type.Optional(Type.Unsafe<string>({ ...Slug, description: 'only terms that bind this party, or may' })),
    between: Type.Optional(between),
    resolve: Type.Optional(resolve),
    at: Type.Optional(at),
    knownAt: Type.Optional(knownAt),
    ...pageParameters(500, 100),
  }),
  checkQuery: questionFaults,
  responses: {
    200: {
      description: 'one page',
      schema: named(
        'TermsAcross',
        Type.Object({
          at: DateText,
          items: Type.Array(
            named('TermAcross', Type.Object({ partnershipId: Slug, ...known, ...TermEntryAnswer.properties })),
          ),
          exceptions: Type.Optional(
            Type.Array(named('ExceptionAcross', Type.Object({ partnershipId: Slug, ...ExceptionAnswer.properties })), {
              description: 'only if the query names `kind` and one `scope`',
            }),
          ),
          pending: Type.Array(
            named(
              'PendingAcross',
              Type.Object({
                partnershipId: Slug,
                ...PendingAnswer.properties,
                asKnown: Type.Object(known, {
                  description: 'the knowledge that it rests on; `version` beside it is that of its event',
                }),
              }),
            ),
            { description: 'what waits for a condition, of the terms that the page is about' },
          ),
          next: Type.Union([Type.String(), Type.Null()]),
        }),
      ),
    },
  },
  problems: { 400: ['date-invalid', 'known-at-in-future', 'page-token-invalid', 'query-invalid'] },
});
