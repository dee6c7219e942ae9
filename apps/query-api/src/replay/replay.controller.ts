import { accepts, Input, ndjsonInBulk, Route, type InputOf } from '#http';
import { Controller, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ReplayQuery, type ReplayParameters } from './replay.handler';
import { exportCommands, replayEvents } from './replay.route';
import { linesOfReplay, renderCommand, renderEvents, type RenderDecision } from './render-replay';

/** The most decisions in memory while all of them are streamed. */
const STREAMED_AT_ONCE = 3_000;

@Controller()
export class ReplayController {
  constructor(private readonly queries: QueryBus) {}

  @Route(replayEvents)
  async replay(
    @Input() { query }: InputOf<typeof replayEvents>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    void reply.header('vary', 'accept');
    if (accepts(request, 'application/x-ndjson')) return this.stream(query, renderEvents, reply);
    const { decisions, cursor } = await this.queries.execute(new ReplayQuery(query));
    const page = `{"events":[${decisions.flatMap(renderEvents).join()}],"cursor":${JSON.stringify(cursor)}}`;
    reply.header('content-type', 'application/json; charset=utf-8').compress(page);
  }

  @Route(exportCommands)
  export(@Input() { query }: InputOf<typeof exportCommands>, @Res() reply: FastifyReply): Promise<void> {
    return this.stream(query, renderCommand, reply);
  }

  private stream(
    parameters: Omit<ReplayParameters, 'limit'>,
    render: RenderDecision,
    reply: FastifyReply,
  ): Promise<void> {
    const pageAfter = (after: string | undefined) =>
      this.queries.execute(new ReplayQuery({ ...parameters, after, limit: STREAMED_AT_ONCE }));
    return ndjsonInBulk(reply, linesOfReplay(pageAfter, parameters.after, render));
  }
}
