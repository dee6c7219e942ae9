import { literals, Slug, Uuid } from '#contracts';
import { voidReasons } from '#domain';
import { defineRoute, PageOf } from '#http';
import { Type } from 'typebox';
import { named, nullable } from '../answers/schemas';
import { pageParameters } from '../answers/page-links';
import { ShownRecord } from './shown-record';

const Partition = Type.Integer({ minimum: 0, maximum: 2_147_483_647 });
const Offset = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });
const voidDecision = {
  partition: Type.Integer(),
  offset: Type.Integer(),
  reason: Type.String(),
  detail: Type.String(),
  partnershipId: nullable(Type.String()),
  commandId: nullable(Type.String()),
  expectedHead: nullable(Type.Object({ version: Type.Integer(), eventId: nullable(Uuid) })),
};
const halt = {
  partition: Type.Integer(),
  offset: Type.Integer({ description: '-1: the partition as a whole' }),
  since: Type.String(),
  error: Type.String(),
};

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
  query: Type.Object({
    partition: Type.Optional(Partition),
    partnership: Type.Optional(Type.Unsafe<string>({ ...Slug, description: 'only those that name this partnership' })),
    reason: Type.Optional(literals(voidReasons, 'only those that are void for this reason')),
    ...pageParameters(1_000, 100),
  }),
  responses: {
    200: {
      description: 'one page, by their place in the log',
      schema: PageOf(named('VoidDecision', Type.Object(voidDecision))),
    },
  },
  problems: { 400: ['page-token-invalid'] },
});

export const showVoidDecision = defineRoute({
  method: 'GET',
  path: '/v1/void-decisions/:partition/:offset',
  summary: 'A record of the log that changed nothing, as it was read',
  tag: 'Registers',
  params: Type.Object({ partition: Partition, offset: Offset }),
  responses: {
    200: {
      description: 'with its key and its value',
      schema: named(
        'VoidDecisionWithRecord',
        Type.Object({ ...voidDecision, key: nullable(Type.String()), record: nullable(ShownRecord) }),
      ),
    },
  },
  problems: { 404: ['not-found'] },
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
        items: Type.Array(named('Halt', Type.Object({ ...halt, record: nullable(Type.String()) }))),
      }),
    },
  },
});

export const showHalt = defineRoute({
  method: 'GET',
  path: '/v1/halts/:partition',
  summary: 'Why a partition stands still, and the record in front of it',
  tag: 'Registers',
  params: Type.Object({ partition: Partition }),
  responses: {
    200: {
      description: 'it goes on by itself once this is mended',
      schema: named('HaltWithRecord', Type.Object({ ...halt, record: nullable(ShownRecord) })),
    },
  },
  problems: { 404: ['not-found'] },
});
