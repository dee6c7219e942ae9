import { HistoryHash, literals, Party, Slug, Uuid } from '#contracts';
import { defineRoute, PageOf } from '#http';
import { PARTNERSHIP_ORDERS, type PartnershipOrder } from '#read-models';
import { Type } from 'typebox';
import { CalendarDay, moreOf, named } from '../answers/schemas';
import { pageParameters } from '../answers/page-links';
import { partnershipParams } from '../question/parameters';
import { RoleAnswer } from '../parties/role';

const summary = {
  partnershipId: Slug,
  name: Type.Union([Type.String(), Type.Null()]),
  head: Type.Object({ version: Type.Integer(), eventId: Uuid, historyHash: HistoryHash }),
  recordedAt: Type.String({ description: 'when its last event was recorded' }),
};

const PARTIES = 'who is, or on an imprecise day may be, a party today, in the order in which they came';

const PartyListed = Type.Object({ id: Slug, name: Type.String() });

export const listPartnerships = defineRoute({
  method: 'GET',
  path: '/v1/partnerships',
  summary: 'List partnerships, and search for them',
  description: 'A page of a search may contain fewer than `limit` items and still have a `next`.',
  tag: 'Partnerships',
  query: Type.Object({
    party: Type.Optional(
      Type.Unsafe<string>({
        ...Slug,
        description: 'only partnerships that name it: as a party, a former party or a third party',
      }),
    ),
    q: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 200,
        description:
          'only partnerships with this text, in any case, in an id or a name, their own or that of a party or former party, in a former name or an identifier',
      }),
    ),
    sort: Type.Unsafe<PartnershipOrder>({
      ...literals(PARTNERSHIP_ORDERS, 'by id, by name, or the last recorded first'),
      default: 'id',
    }),
    ...pageParameters(1_000, 100),
  }),
  responses: {
    200: {
      description: 'one page',
      schema: PageOf(
        named(
          'PartnershipSummary',
          Type.Object({
            ...summary,
            parties: Type.Array(PartyListed, { description: PARTIES }),
            moreParties: moreOf('parties'),
            role: Type.Optional(RoleAnswer),
          }),
        ),
      ),
    },
  },
});

export const showPartnership = defineRoute({
  method: 'GET',
  path: '/v1/partnerships/:id',
  summary: 'Show a partnership: its parties, head, counts and dates',
  description: 'The strong ETag is the version; send it as If-Match when you record events.',
  tag: 'Partnerships',
  params: partnershipParams,
  responses: {
    200: {
      description: 'the current state',
      headers: { ETag: 'the version of the head, "8"' },
      schema: named(
        'Partnership',
        Type.Object({
          ...summary,
          parties: Type.Array(Party, { description: PARTIES }),
          moreParties: moreOf('parties'),
          counts: Type.Object({ events: Type.Integer(), terms: Type.Integer() }),
          occurred: Type.Object(
            { first: Type.Union([CalendarDay, Type.Null()]), last: Type.Union([CalendarDay, Type.Null()]) },
            { description: 'the earliest days of the first and of the last valid event' },
          ),
          recorded: Type.Object({ first: Type.String(), last: Type.String() }),
          links: Type.Object({ events: Type.String(), terms: Type.String(), timeline: Type.String() }),
        }),
      ),
    },
    304: { description: 'If-None-Match names this version, and its parties are the same ever since' },
  },
  problems: { 404: ['partnership-unknown'] },
});
