import { Slug, Uuid } from '#contracts';
import { defineRoute, PageOf } from '#http';
import { Type } from 'typebox';
import { named, nullable } from '../answers/schemas';
import { pageParameters } from '../asking/page';

export const listTermKinds = defineRoute({
  method: 'GET',
  path: '/v1/term-kinds',
  summary: 'The kinds of terms and what their values look like',
  tag: 'Registers',
  responses: {
    200: {
      description: 'all of them',
      schema: Type.Object({
        items: Type.Array(
          named(
            'TermKind',
            Type.Object({
              kind: Slug,
              title: Type.String(),
              description: Type.String(),
              scopeHint: Type.Optional(Type.String()),
              schema: Type.Object({}, { description: 'JSON Schema 2020-12 of its values' }),
            }),
          ),
        ),
      }),
    },
  },
});

export const listVoidDecisions = defineRoute({
  method: 'GET',
  path: '/v1/void-decisions',
  summary: 'Records of the log that changed nothing, and why',
  tag: 'Registers',
  query: Type.Object(pageParameters(1_000, 100)),
  responses: {
    200: {
      description: 'one page, by their place in the log',
      schema: PageOf(
        named(
          'VoidDecision',
          Type.Object({
            partition: Type.Integer(),
            offset: Type.Integer(),
            reason: Type.String(),
            detail: Type.String(),
            partnershipId: nullable(Type.String()),
            commandId: nullable(Type.String()),
            expectedHead: nullable(Type.Object({ version: Type.Integer(), eventId: nullable(Uuid) })),
          }),
        ),
      ),
    },
  },
  problems: { 400: ['page-token-invalid'] },
});

export const listHalts = defineRoute({
  method: 'GET',
  path: '/v1/halts',
  summary: 'Partitions that stand still, in front of which record, and why',
  tag: 'Registers',
  responses: {
    200: {
      description: 'none when all is well',
      schema: Type.Object({
        items: Type.Array(
          named(
            'Halt',
            Type.Object({
              partition: Type.Integer(),
              offset: Type.Integer({ description: '-1: the partition as a whole' }),
              since: Type.String(),
              error: Type.String(),
              record: nullable(Type.String()),
            }),
          ),
        ),
      }),
    },
  },
});
