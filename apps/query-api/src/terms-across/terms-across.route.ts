import { DateText, Slug } from '#contracts';
import { defineRoute } from '#http';
import { Type } from 'typebox';
import { known, named, TermEntryAnswer } from '../answers/schemas';
import { pageParameters } from '../answers/page-links';
import { at, between, kindAndScope, knownAt, resolve } from '../asking/parameters';

export const listTermsAcross = defineRoute({
  method: 'GET',
  path: '/v1/terms',
  expensive: true,
  summary: 'The same question across partnerships',
  description:
    'Sorted by kind, scope and partnership. A page may contain fewer than `limit` items and still have a `next`.',
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
          next: Type.Union([Type.String(), Type.Null()]),
        }),
      ),
    },
  },
  problems: { 400: ['date-invalid', 'known-at-in-future', 'page-token-invalid', 'query-invalid'] },
});
