import { asksFor, Input, Route, sendAs, type InputOf } from '#http';
import { Controller, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Answers } from '../answers/projected-to';
import { sendUnlessHeld } from '../answers/tagged-answer';
import { CSV, termsAsCsv, type TabledTerms } from './terms-csv';
import { AskTerms } from './terms.handler';
import { showTerms, tableTerms } from './terms.route';

@Controller()
export class TermsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly answers: Answers,
  ) {}

  @Route(showTerms)
  async show(
    @Input() { params, query }: InputOf<typeof showTerms>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    void reply.header('vary', 'accept');
    if (asksFor(request, CSV)) return this.table({ params, query }, reply);
    return this.answers.sendText(reply, query.projectedTo, () =>
      this.queries.execute(new AskTerms({ partnershipId: params.id, ...query })),
    );
  }

  @Route(tableTerms)
  async table(
    @Input() { params, query }: Pick<InputOf<typeof tableTerms>, 'params' | 'query'>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { etag, answer } = await this.queries.execute(new AskTerms({ partnershipId: params.id, ...query }));
    sendAs(reply, CSV, `${params.id}-terms.csv`);
    const terms = await sendUnlessHeld(reply, { etag: `${etag.slice(0, -1)}.csv"`, answer });
    return terms && termsAsCsv(JSON.parse(terms) as TabledTerms);
  }
}
