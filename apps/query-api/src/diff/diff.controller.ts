import { Input, inPieces, Route, type InputOf } from '#http';
import { Controller, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { Answers } from '../answers/answers';
import { DiffQuery } from './diff.handler';
import { showDiff } from './diff.route';

@Controller()
export class DiffController {
  constructor(
    private readonly queries: QueryBus,
    private readonly answers: Answers,
  ) {}

  @Route(showDiff)
  async show(@Input() { params, query }: InputOf<typeof showDiff>, @Res({ passthrough: true }) reply: FastifyReply) {
    const parameters = { partnershipId: params.id, ...query };
    const parts = await this.queries.execute(new DiffQuery(parameters, this.answers.onLarge(reply)));
    void reply.header('content-type', 'application/json; charset=utf-8');
    return inPieces(reply, parts);
  }
}
