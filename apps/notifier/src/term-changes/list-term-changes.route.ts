import { TermChangeEvent } from '#contracts';
import { defineRoute } from '#http';
import { Type } from 'typebox';
import { filterParameters } from './filter-parameters';

export const after = Type.Optional(
  Type.String({
    minLength: 1,
    maxLength: 8_192,
    description:
      'a cursor: continue after it. `now`: start at the present end. `beginning`, the default: start at the first change',
  }),
);

export const listTermChanges = defineRoute({
  method: 'GET',
  path: '/v1/term-changes',
  summary: 'Term changes in order, from a cursor',
  description: `Pass \`cursor\` as \`after\` to continue: nothing is missed and nothing is repeated. A page without term changes has a cursor too, which shows how far the feed was read. A page may contain fewer than \`limit\` changes although more follow.

With \`Accept: application/x-ndjson\` the answer contains everything up to the present end, one CloudEvent per line (\`limit\` does not apply). Lines \`{ "cursor": "…" }\` between them and at the end show the progress.

With \`Accept: application/atom+xml\` and one \`partnership\` as the only filter, the answer is the Atom feed of the partnership.`,
  tag: 'Term changes',
  query: Type.Object({
    after,
    limit: Type.Integer({ minimum: 1, maximum: 1_000, default: 100 }),
    ...filterParameters,
  }),
  responses: {
    200: {
      description: 'a page',
      schema: Type.Object({
        termChanges: Type.Array(TermChangeEvent),
        cursor: Type.String({ description: 'how far the feed was read: the `after` of the next page' }),
        next: Type.Union([Type.String(), Type.Null()], {
          description: 'the address of the next page; null at the present end',
        }),
      }),
    },
  },
  problems: { 400: ['cursor-malformed', 'cursor-foreign'], 503: ['answers-busy', 'cursor-ahead', 'feed-not-ready'] },
});
