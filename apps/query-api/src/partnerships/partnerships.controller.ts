import { Input, isUnchanged, linkedPage, Route, strongEtag, type InputOf } from '#http';
import { Controller, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { keyOfPlace, placeAfter } from './partnership-place';
import { PartnershipQuery, PartnershipsQuery } from './partnerships.handler';
import { listPartnerships, showPartnership } from './partnerships.route';

@Controller()
export class PartnershipsController {
  constructor(private readonly queries: QueryBus) {}

  @Route(listPartnerships)
  async list(@Input() { query }: InputOf<typeof listPartnerships>, @Res({ passthrough: true }) reply: FastifyReply) {
    const { sort, after: token, ...wanted } = query;
    const after = placeAfter(sort, token);
    const { items, reached } = await this.queries.execute(new PartnershipsQuery({ ...wanted, after }));
    return linkedPage(reply, items, reached && keyOfPlace(reached));
  }

  @Route(showPartnership)
  async show(@Input() { params }: InputOf<typeof showPartnership>, @Res({ passthrough: true }) reply: FastifyReply) {
    const { version, isSteady, answer } = await this.queries.execute(new PartnershipQuery(params.id));
    // The ETag is the version, which If-Match accepts. If the parties change with the day alone, an equal version does not mean an equal answer.
    if (isSteady) return isUnchanged(reply, strongEtag(version)) ? undefined : answer;
    reply.header('etag', strongEtag(version));
    return answer;
  }
}
