import { Input, Route, type InputOf } from '#http';
import { Controller, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { Answers } from '../answers/answers';
import { TermHistoryQuery } from './term-history.handler';
import { showHistory } from './term-history.route';

@Controller()
export class TermHistoryController {
  constructor(
    private readonly queries: QueryBus,
    private readonly answers: Answers,
  ) {}

  @Route(showHistory)
  async show(@Input() { params, query }: InputOf<typeof showHistory>, @Res({ passthrough: true }) reply: FastifyReply) {
    const { id: partnershipId, kind, scope } = params;
    return this.answers.send(reply, query.projectedTo, (recipient) =>
      this.queries.execute(new TermHistoryQuery({ partnershipId, kind, scope, ...query }, recipient)),
    );
  }
}
