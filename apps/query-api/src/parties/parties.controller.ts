import { closed, Slug } from '#contracts';
import { decodePageToken, Input, linkedPage, pageOf, Problem, Route, type InputOf } from '#http';
import { FIRST_PARTY, type PartyListed } from '#read-models';
import { Controller, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { PartiesQuery, PartyQuery } from './parties.handler';
import { listParties, showParty } from './parties.route';

const Place = closed({
  id: Slug,
  naming: Type.Optional(
    Type.Object({ partnershipId: Slug, version: Type.Integer({ minimum: 0 }), ordinal: Type.Integer({ minimum: 0 }) }),
  ),
});

@Controller()
export class PartiesController {
  constructor(private readonly queries: QueryBus) {}

  @Route(listParties)
  async list(@Input() { query }: InputOf<typeof listParties>, @Res({ passthrough: true }) reply: FastifyReply) {
    const { after: token, ...wanted } = query;
    const after = token === undefined ? FIRST_PARTY : decodePageToken(token, Place);
    const { items, reached } = await this.queries.execute(new PartiesQuery({ ...wanted, after }));
    return linkedPage(reply, items.map(renderParty), reached);
  }

  @Route(showParty)
  async show(@Input() { params, query }: InputOf<typeof showParty>, @Res({ passthrough: true }) reply: FastifyReply) {
    const { limit, after: token } = query;
    const after = token === undefined ? '' : decodePageToken(token, Slug);
    const found = await this.queries.execute(new PartyQuery({ party: params.id, after, limit: limit + 1 }));
    if (found.length === 0 && token === undefined) throw partyUnknown(params.id);
    return pageOf(reply, found, { limit, keyOf: ({ partnershipId }) => partnershipId });
  }
}

const renderParty = (party: PartyListed) => ({ ...party, links: { self: `/v1/parties/${party.id}` } });

const partyUnknown = (id: string): Problem =>
  new Problem({ status: 404, code: 'party-unknown', detail: `No partnership names a party "${id}".` });
