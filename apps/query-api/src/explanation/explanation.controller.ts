import { Input, Route, type InputOf } from '#http';
import { Controller, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { Answers } from '../answers/answers';
import { ExplanationQuery } from './explanation.handler';
import { explainTerm } from './explanation.route';

@Controller()
export class ExplanationController {
  constructor(
    private readonly queries: QueryBus,
    private readonly answers: Answers,
  ) {}

  @Route(explainTerm)
  async show(@Input() { params, query }: InputOf<typeof explainTerm>, @Res({ passthrough: true }) reply: FastifyReply) {
    const { id: partnershipId, kind, scope } = params;
    return this.answers.send(reply, query.projectedTo, (recipient) =>
      this.queries.execute(new ExplanationQuery({ partnershipId, kind, scope, ...query }, recipient)),
    );
  }
}
