import { Input, ndjsonInBulk, Route, type InputOf } from '#http';
import { Controller, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { AskReplay, type ReplayAsked } from './replay.handler';
import { exportCommands, replayEvents } from './replay.route';
import { linesOfReplay, tellCommand, tellEvents, type TellDecision } from './tell-replay';

/** Decisions held at once while all of them are streamed. */
const STREAMED_AT_ONCE = 3_000;

@Controller()
export class ReplayController {
  constructor(private readonly queries: QueryBus) {}

  @Route(replayEvents)
  async replay(@Input() { query, headers }: InputOf<typeof replayEvents>, @Res() reply: FastifyReply): Promise<void> {
    if (headers.Accept?.includes('application/x-ndjson')) return this.stream(query, tellEvents, reply);
    const { decisions, cursor } = await this.queries.execute(new AskReplay(query));
    const page = `{"events":[${decisions.flatMap(tellEvents).join()}],"cursor":${JSON.stringify(cursor)}}`;
    reply.header('content-type', 'application/json; charset=utf-8').compress(page);
  }

  @Route(exportCommands)
  export(@Input() { query }: InputOf<typeof exportCommands>, @Res() reply: FastifyReply): Promise<void> {
    return this.stream(query, tellCommand, reply);
  }

  private stream(asked: Omit<ReplayAsked, 'limit'>, tell: TellDecision, reply: FastifyReply): Promise<void> {
    const pageAfter = (after: string | undefined) =>
      this.queries.execute(new AskReplay({ ...asked, after, limit: STREAMED_AT_ONCE }));
    return ndjsonInBulk(reply, linesOfReplay(pageAfter, asked.after, tell));
  }
}
