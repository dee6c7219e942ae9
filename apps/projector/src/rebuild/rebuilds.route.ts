import { closed, literals, Uuid } from '#contracts';
import { defineRoute } from '#http';
import { STATES_AT_REST, STATES_AT_WORK } from '#rebuild';
import { Type, type TSchema } from 'typebox';

const tag = 'Rebuilds';
const scope = 'operate';
const params = Type.Object({ id: Uuid });
const nullable = <S extends TSchema>(schema: S) => Type.Union([schema, Type.Null()]);
const named = <S extends TSchema>(name: string, schema: S): S => Object.assign(schema, { $id: name });

const DifferingAnswer = named(
  'DifferingAnswer',
  Type.Object(
    {
      partnershipId: Type.String(),
      kind: Type.String(),
      scope: Type.String(),
      from: Type.String(),
      to: nullable(Type.String()),
      was: Type.Unsafe<unknown>({ description: 'the answers of the serving schema' }),
      now: Type.Unsafe<unknown>({ description: 'the answers of the rebuilt schema' }),
    },
    { description: 'runs of days, half-open, on which the answers about a term differ' },
  ),
);

const RebuildAnswer = named(
  'Rebuild',
  Type.Object({
    id: Uuid,
    state: literals([...STATES_AT_WORK, ...STATES_AT_REST] as const),
    acceptDifferences: Type.Boolean(),
    startedAt: Type.String(),
    finishedAt: nullable(Type.String()),
    progress: nullable(
      Type.Object({
        records: Type.Integer(),
        ofRecords: Type.Integer(),
        recordsPerSecond: Type.Integer(),
        secondsLeft: nullable(Type.Integer()),
      }),
    ),
    differences: nullable(
      Type.Object({
        rulings: Type.Integer({ description: 'partnerships with different rulings; these can never be accepted' }),
        rows: Type.Integer({ description: 'partnerships with other differences in their rows' }),
        sampled: Type.Integer({ description: 'answers that were compared' }),
        answers: Type.Integer({ description: 'the number of these that differ' }),
        tables: Type.Record(Type.String(), Type.Integer(), { description: 'differing partnerships, by table' }),
        partnerships: Type.Array(Type.String(), { description: 'the first differing partnerships' }),
        examples: Type.Array(DifferingAnswer),
      }),
    ),
    error: nullable(Type.String()),
  }),
);

const accepted = { 202: { description: 'accepted; follow the state', schema: RebuildAnswer } };
const problems = { 404: ['not-found'], 409: ['rebuild-not-ready'] };

export const beginRebuildRoute = defineRoute({
  method: 'POST',
  path: '/v1/rebuilds',
  expensive: true,
  summary: 'Rebuild the read models from the log',
  description:
    'A second schema is filled from the first record while the first one serves. Then both are compared, row by row and by answers at many points. If they match, they are swapped. If they differ, the swap is refused and the differences are shown.',
  tag,
  scope,
  body: closed({
    acceptDifferences: Type.Optional(
      Type.Boolean({ description: 'swap even if answers differ; rulings must never differ' }),
    ),
  }),
  bodyOptional: true,
  responses: accepted,
  problems: { 409: ['rebuild-at-work'] },
});

export const listRebuildsRoute = defineRoute({
  method: 'GET',
  path: '/v1/rebuilds',
  summary: 'List the latest rebuilds',
  tag,
  scope,
  responses: {
    200: { description: 'the latest first', schema: Type.Object({ items: Type.Array(RebuildAnswer) }) },
  },
});

export const showRebuildRoute = defineRoute({
  method: 'GET',
  path: '/v1/rebuilds/:id',
  summary: 'Show a rebuild: its progress and the differences',
  tag,
  scope,
  params,
  responses: { 200: { description: 'the rebuild', schema: RebuildAnswer } },
  problems: { 404: ['not-found'] },
});

export const dropRebuildRoute = defineRoute({
  method: 'DELETE',
  path: '/v1/rebuilds/:id',
  summary: 'Cancel a rebuild, or discard the old schema',
  description:
    'Before the swap, everything that the rebuild created is removed. After the swap, the old schema is dropped, and a rollback is no longer possible. `only` restricts the request to one of the two actions; the other is then refused.',
  tag,
  scope,
  params,
  query: Type.Object({
    only: Type.Optional(literals(['cancel', 'discard'] as const, 'cancel it, or let go of what was kept')),
  }),
  responses: accepted,
  problems,
});

export const acceptRebuildRoute = defineRoute({
  method: 'POST',
  path: '/v1/rebuilds/:id/accept',
  summary: 'Swap although answers differ',
  tag,
  scope,
  params,
  responses: accepted,
  problems,
});

export const rollBackRebuildRoute = defineRoute({
  method: 'POST',
  path: '/v1/rebuilds/:id/roll-back',
  summary: 'Roll back to the old schema',
  description: 'The old schema is brought up to date and swapped back. The rebuilt schema is dropped.',
  tag,
  scope,
  params,
  responses: accepted,
  problems,
});
