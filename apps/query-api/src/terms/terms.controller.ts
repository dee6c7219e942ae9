import { Input, Route, type InputOf } from '#http';
import { Controller, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { sendUnlessHeld } from '../answers/tagged-answer';
import { AskTerms } from './terms.handler';
import { showTerms } from './terms.route';

@Controller()
export class TermsController {
  constructor(private readonly queries: QueryBus) {}

  @Route(showTerms)
  async show(@Input() { params, query }: InputOf<typeof showTerms>, @Res({ passthrough: true }) reply: FastifyReply) {
    const answer = await this.queries.execute(new AskTerms({ partnershipId: params.id, ...query }));
    return sendUnlessHeld(reply, answer);
  }
}
