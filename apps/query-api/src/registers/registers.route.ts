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
  offset: Type.Integer({ description: '-1 means the partition as a whole' }),
  since: Type.String(),
  error: Type.String(),
};

export const listTermKinds = defineRoute({
  method: 'GET',
  path: '/v1/term-kinds',
  summary: 'List the term kinds with the schemas of their values',
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
  summary: 'List void decisions with their reasons',
  tag: 'Registers',
  query: Type.Object({
    partition: Type.Optional(Partition),
    partnership: Type.Optional(
      Type.Unsafe<string>({ ...Slug, description: 'only void decisions of this partnership' }),
    ),
    reason: Type.Optional(literals(voidReasons, 'only those that are void for this reason')),
    ...pageParameters(1_000, 100),
  }),
  responses: {
    200: {
      description: 'one page, in the order of the log',
      schema: PageOf(named('VoidDecision', Type.Object(voidDecision))),
    },
  },
  problems: { 400: ['page-token-invalid'] },
});

export const showVoidDecision = defineRoute({
  method: 'GET',
  path: '/v1/void-decisions/:partition/:offset',
  summary: 'Show a void decision with its record',
  tag: 'Registers',
  params: Type.Object({ partition: Partition, offset: Offset }),
  responses: {
    200: {
      description: 'the record with its key and value',
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
  summary: 'List halted partitions with the record and the reason',
  tag: 'Registers',
  responses: {
    200: {
      description: 'empty if no partition is halted',
      schema: Type.Object({
        items: Type.Array(named('Halt', Type.Object({ ...halt, record: nullable(Type.String()) }))),
      }),
    },
  },
});

export const showHalt = defineRoute({
  method: 'GET',
  path: '/v1/halts/:partition',
  summary: 'Show why a partition is halted, with the record',
  tag: 'Registers',
  params: Type.Object({ partition: Partition }),
  responses: {
    200: {
      description: 'the partition continues by itself when the cause is fixed',
      schema: named('HaltWithRecord', Type.Object({ ...halt, record: nullable(ShownRecord) })),
    },
  },
  problems: { 404: ['not-found'] },
});
