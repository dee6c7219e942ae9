import { Input, Route, type InputOf } from '#http';
import { Controller, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { sendUnlessHeld } from '../answers/tagged-answer';
import { AskExplanation } from './explanation.handler';
import { explainTerm } from './explanation.route';

@Controller()
export class ExplanationController {
  constructor(private readonly queries: QueryBus) {}

  @Route(explainTerm)
  async show(@Input() { params, query }: InputOf<typeof explainTerm>, @Res({ passthrough: true }) reply: FastifyReply) {
    const { id: partnershipId, kind, scope } = params;
    const answer = await this.queries.execute(new AskExplanation({ partnershipId, kind, scope, ...query }));
    return sendUnlessHeld(reply, answer);
  }
}
