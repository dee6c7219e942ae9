import { Identifiers, Slug } from '#contracts';
import { defineRoute, PageOf } from '#http';
import { Type } from 'typebox';
import { pageParameters } from '../answers/page-links';
import { eventIdentity, moreOf, named, nullable } from '../answers/schemas';
import { RoleAnswer } from './role';

const PartySummary = named(
  'PartySummary',
  Type.Object({
    id: Slug,
    names: Type.Array(Type.String(), { description: 'each name that a standing event gives it' }),
    moreNames: moreOf('names'),
    identifiers: Identifiers,
    links: Type.Object({ self: Type.String() }),
  }),
);

const PartyName = Type.Object({
  name: nullable(Type.String({ description: 'null: named by its id alone' })),
  identifiers: Type.Optional(Identifiers),
  ...eventIdentity,
});

const PartnershipOfParty = named(
  'PartnershipOfParty',
  Type.Object({
    partnershipId: Slug,
    name: nullable(Type.String()),
    ...RoleAnswer.properties,
    names: Type.Array(PartyName, { description: 'by which names the events of this partnership name it' }),
    hasMoreNames: Type.Boolean({ description: 'whether more events name it than are listed' }),
    links: Type.Object({ partnership: Type.String() }),
  }),
);

export const listParties = defineRoute({
  method: 'GET',
  path: '/v1/parties',
  expensive: true,
  summary: 'List everybody who is named in any partnership, and search for them',
  description:
    'Parties, former parties and third parties, as the events stand now. A page of a search may contain fewer than `limit` items and still have a `next`.',
  tag: 'Parties',
  query: Type.Object({
    q: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 200,
        description: 'only those with this text, in any case, in their id, a name, a former name or an identifier',
      }),
    ),
    ...pageParameters(1_000, 100),
  }),
  responses: { 200: { description: 'one page, by id', schema: PageOf(PartySummary) } },
  problems: { 400: ['page-token-invalid'] },
});

export const showParty = defineRoute({
  method: 'GET',
  path: '/v1/parties/:id',
  summary: 'Show a party: its names and its role in each partnership that names it',
  tag: 'Parties',
  params: Type.Object({ id: Slug }),
  query: Type.Object(pageParameters(100, 50)),
  responses: {
    200: { description: 'one page of its partnerships, by their ids', schema: PageOf(PartnershipOfParty) },
  },
  problems: { 400: ['page-token-invalid'], 404: ['party-unknown'] },
});
