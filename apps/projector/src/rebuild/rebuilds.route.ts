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
      was: Type.Unsafe<unknown>({ description: 'the answers of what serves' }),
      now: Type.Unsafe<unknown>({ description: 'the answers of what was rebuilt' }),
    },
    { description: 'days, half-open, on which a term is answered differently' },
  ),
);

const RebuildTold = named(
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
        rulings: Type.Integer({ description: 'partnerships whose decisions were ruled otherwise: never accepted' }),
        rows: Type.Integer({ description: 'partnerships with rows that differ otherwise' }),
        sampled: Type.Integer({ description: 'answers that both were asked for' }),
        answers: Type.Integer({ description: 'how many of those differ' }),
        tables: Type.Record(Type.String(), Type.Integer(), { description: 'partnerships that differ, by table' }),
        partnerships: Type.Array(Type.String(), { description: 'the first that differ' }),
        examples: Type.Array(DifferingAnswer),
      }),
    ),
    error: nullable(Type.String()),
  }),
);

const asked = { 202: { description: 'asked for: follow its state', schema: RebuildTold } };
const problems = { 404: ['not-found'], 409: ['rebuild-not-ready'] };

export const beginRebuildRoute = defineRoute({
  method: 'POST',
  path: '/v1/rebuilds',
  summary: 'Make the read models anew from the log',
  description:
    'A second schema is filled from the first record on while the first one serves; both are compared, row by row and by answers at many points; equal, they change places. Different, the swap is refused and the differences are told.',
  tag,
  scope,
  body: closed({
    acceptDifferences: Type.Optional(
      Type.Boolean({ description: 'swap although answers differ; rulings may differ never' }),
    ),
  }),
  bodyOptional: true,
  responses: asked,
  problems: { 409: ['rebuild-at-work'] },
});

export const listRebuildsRoute = defineRoute({
  method: 'GET',
  path: '/v1/rebuilds',
  summary: 'The latest rebuilds',
  tag,
  scope,
  responses: {
    200: { description: 'the latest first', schema: Type.Object({ items: Type.Array(RebuildTold) }) },
  },
});

export const showRebuildRoute = defineRoute({
  method: 'GET',
  path: '/v1/rebuilds/:id',
  summary: 'A rebuild, how far it is and what it found',
  tag,
  scope,
  params,
  responses: { 200: { description: 'the rebuild', schema: RebuildTold } },
  problems: { 404: ['not-found'] },
});

export const dropRebuildRoute = defineRoute({
  method: 'DELETE',
  path: '/v1/rebuilds/:id',
  summary: 'Cancel a rebuild, or let go of what served before it',
  description:
    'Before the swap nothing of it is left; after the swap the schema that was kept is dropped, and with it the way back. `only` names which of the two is meant; the other is then refused.',
  tag,
  scope,
  params,
  query: Type.Object({
    only: Type.Optional(literals(['cancel', 'discard'] as const, 'cancel it, or let go of what was kept')),
  }),
  responses: asked,
  problems,
});

export const acceptRebuildRoute = defineRoute({
  method: 'POST',
  path: '/v1/rebuilds/:id/accept',
  summary: 'Swap although answers differ',
  tag,
  scope,
  params,
  responses: asked,
  problems,
});

export const rollBackRebuildRoute = defineRoute({
  method: 'POST',
  path: '/v1/rebuilds/:id/roll-back',
  summary: 'Serve again from what served before',
  description: 'The kept schema is brought up to date and changes places; what was rebuilt is dropped.',
  tag,
  scope,
  params,
  responses: asked,
  problems,
});
