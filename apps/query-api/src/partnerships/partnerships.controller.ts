import { decodePageToken, Input, isUnchanged, pageOf, Route, strongEtag, type InputOf } from '#http';
import { Controller, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { AskPartnership, AskPartnerships } from './partnerships.handler';
import { listPartnerships, showPartnership } from './partnerships.route';

@Controller()
export class PartnershipsController {
  constructor(private readonly queries: QueryBus) {}

  @Route(listPartnerships)
  async list(@Input() { query }: InputOf<typeof listPartnerships>, @Res({ passthrough: true }) reply: FastifyReply) {
    const after = query.after === undefined ? '' : decodePageToken(query.after, Type.String());
    const { limit, party } = query;
    const rows = await this.queries.execute(new AskPartnerships({ after, limit: limit + 1, party }));
    return pageOf(reply, rows, { limit, keyOf: ({ partnershipId }) => partnershipId });
  }

  @Route(showPartnership)
  async show(@Input() { params }: InputOf<typeof showPartnership>, @Res({ passthrough: true }) reply: FastifyReply) {
    const { version, answer } = await this.queries.execute(new AskPartnership(params.id));
    return isUnchanged(reply, strongEtag(version)) ? undefined : answer;
  }
}
