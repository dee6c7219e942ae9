import { TermChangeEvent } from '#contracts';
import { defineRoute } from '#http';
import { Type } from 'typebox';
import { filterParameters } from './filter-parameters';

export const after = Type.Optional(
  Type.String({
    minLength: 1,
    maxLength: 8_192,
    description:
      'a cursor: from behind it on. `now`: from the present end on; `beginning`, as without it: from the first change on',
  }),
);

export const listTermChanges = defineRoute({
  method: 'GET',
  path: '/v1/term-changes',
  summary: 'What changed, in order, from a cursor on',
  description: `Ask again with \`after\` = \`cursor\`: nothing is missed and nothing comes twice. A page without term changes still has a cursor, which is how far it has looked; a page may hold fewer than \`limit\` although more follow.

With \`Accept: application/x-ndjson\` all of it up to the present end, one CloudEvent a line (\`limit\` does not apply); now and then, and at the end, a line \`{ "cursor": "…" }\` tells how far it has come.`,
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
        cursor: Type.String({ description: 'how far this page has looked: the `after` of the next' }),
        next: Type.Union([Type.String(), Type.Null()], {
          description: 'the address of the following page; null at the present end',
        }),
      }),
    },
  },
  problems: { 400: ['cursor-malformed', 'cursor-foreign'], 503: ['answers-busy', 'cursor-ahead', 'feed-not-ready'] },
});
