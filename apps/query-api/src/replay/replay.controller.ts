import { Input, ndjson, Route, type InputOf } from '#http';
import { Controller, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { AskReplay, type ReplayPage } from './replay.handler';
import { replayEvents } from './replay.route';

/** Events held at once while all of them are streamed. */
const STREAMED_AT_ONCE = 1_000;

@Controller()
export class ReplayController {
  constructor(private readonly queries: QueryBus) {}

  @Route(replayEvents)
  async replay(@Input() { query, headers }: InputOf<typeof replayEvents>, @Res() reply: FastifyReply): Promise<void> {
    if (headers.Accept?.includes('application/x-ndjson')) await ndjson(reply, this.lines(query.after));
    else await reply.send(await this.queries.execute(new AskReplay(query)));
  }

  private async *lines(after: string | undefined): AsyncGenerator<object> {
    for (let page: ReplayPage; ; after = page.cursor) {
      page = await this.queries.execute(new AskReplay({ after, limit: STREAMED_AT_ONCE }));
      yield* page.events;
      // The first page always ends in a cursor, also if there is nothing.
      if (page.events.length > 0 || page.cursor !== after) yield { cursor: page.cursor };
      if (page.events.length === 0) return;
    }
  }
}
