import { accepts, inPieces, Input, ORIGIN_OF, Route, sendAs, type InputOf, type OriginOf } from '#http';
import { Controller, Inject, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { nextPage, pageText, placeOf, tokenOf } from '../answers/page-links';
import { CLOCK, type Clock } from '../question/clock';
import { dayOfDate } from '../question/question-times';
import { Calendars } from './calendars';
import { periodOf } from './default-period';
import { CALENDAR } from './expirations-calendar';
import { ExpirationsQuery } from './expirations.handler';
import { listExpirations, subscribeExpirations } from './expirations.route';

@Controller()
export class ExpirationsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly calendars: Calendars,
    @Inject(ORIGIN_OF) private readonly originOf: OriginOf,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Route(listExpirations)
  async list(
    @Input() { query }: InputOf<typeof listExpirations>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    void reply.header('vary', 'accept');
    const { limit, after: token, from, to, ...filters } = query;
    const parameters = { ...periodOf({ from, to }, dayOfDate(this.clock())), ...filters };
    if (accepts(request, CALENDAR)) return this.subscribe({ query: parameters }, request, reply);
    const { lists, reached } = await this.queries.execute(
      new ExpirationsQuery({ ...parameters, ...placeOf(token), limit }),
    );
    const next = reached && nextPage('/v1/expirations', { ...parameters, limit }, tokenOf(reached));
    void reply.header('content-type', 'application/json; charset=utf-8');
    return inPieces(reply, pageText({ first: {}, names: ['items'], lists, last: { next } }));
  }

  @Route(subscribeExpirations)
  subscribe(
    @Input() { query }: Pick<InputOf<typeof subscribeExpirations>, 'query'>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    sendAs(reply, CALENDAR, 'expirations.ics');
    return this.calendars.of(query, this.originOf(request));
  }
}
