import { inPieces, Input, Route, type InputOf } from '#http';
import { Controller, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { nextPage, pageText, placeOf, tokenOf } from '../answers/page-links';
import { TermsAcrossQuery } from './terms-across.handler';
import { listTermsAcross } from './terms-across.route';

@Controller()
export class TermsAcrossController {
  constructor(private readonly queries: QueryBus) {}

  @Route(listTermsAcross)
  async list(@Input() { query }: InputOf<typeof listTermsAcross>, @Res({ passthrough: true }) reply: FastifyReply) {
    const { limit, after: token, ...filters } = query;
    const termsQuery = new TermsAcrossQuery({ ...filters, ...placeOf(token), limit });
    const { at, names, lists, reached } = await this.queries.execute(termsQuery);
    const next = reached && nextPage('/v1/terms', { ...filters, limit }, tokenOf(reached));
    void reply.header('content-type', 'application/json; charset=utf-8');
    return inPieces(reply, pageText({ first: { at }, names, lists, last: { next } }));
  }
}
