import { Input, Route, type InputOf } from '#http';
import { Controller, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { Answers } from '../answers/answers';
import { TimelineQuery } from './timeline.handler';
import { showTimeline } from './timeline.route';

@Controller()
export class TimelineController {
  constructor(
    private readonly queries: QueryBus,
    private readonly answers: Answers,
  ) {}

  @Route(showTimeline)
  async show(
    @Input() { params, query }: InputOf<typeof showTimeline>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.answers.send(reply, query.projectedTo, (recipient) =>
      this.queries.execute(new TimelineQuery({ partnershipId: params.id, ...query }, recipient)),
    );
  }
}
