import { Input, Route, type InputOf } from '#http';
import { Controller, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { Answers } from '../answers/answers';
import { AgreementQuery, AgreementsQuery } from './agreements.handler';
import { listAgreements, showAgreement } from './agreements.route';

@Controller()
export class AgreementsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly answers: Answers,
  ) {}

  @Route(listAgreements)
  async list(
    @Input() { params, query }: InputOf<typeof listAgreements>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.answers.send(reply, query.projectedTo, (recipient) =>
      this.queries.execute(new AgreementsQuery({ partnershipId: params.id, ...query }, recipient)),
    );
  }

  @Route(showAgreement)
  async show(
    @Input() { params, query }: InputOf<typeof showAgreement>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { id: partnershipId, agreementId } = params;
    return this.answers.send(reply, query.projectedTo, (recipient) =>
      this.queries.execute(new AgreementQuery({ partnershipId, agreementId, ...query }, recipient)),
    );
  }
}
