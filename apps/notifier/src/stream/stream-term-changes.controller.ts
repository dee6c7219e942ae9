import { Input, isStillAllowed, Route, type InputOf } from '#http';
import { wantedBy, FEED, type Feed, FeedHub } from '#feed';
import { Controller, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { feedStart } from '../feed/feed-start';
import { filterOf } from '../term-changes/filter-parameters';
import { SseSession, type SseTimes } from './sse-session';
import { streamTermChanges } from './stream-term-changes.route';

export const STREAM_OPTIONS = Symbol('STREAM_OPTIONS');

export interface StreamOptions {
  readonly times: SseTimes;
  readonly onTrouble: (error: unknown) => void;
}

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache, no-transform',
  // Stops proxies (nginx) from buffering the response.
  'x-accel-buffering': 'no',
};

@Controller()
export class StreamTermChangesController {
  constructor(
    private readonly hub: FeedHub,
    @Inject(FEED) private readonly feed: Feed,
    @Inject(STREAM_OPTIONS) private readonly options: StreamOptions,
  ) {}

  @Route(streamTermChanges)
  async stream(
    @Input() { query, headers }: InputOf<typeof streamTermChanges>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    // An EventSource that has received no id sends no header, or an empty one.
    const start = await feedStart(this.feed, headers['Last-Event-ID'] || query.after);
    const filter = filterOf(query);
    const isWanted = wantedBy(filter);
    const gone = new AbortController();
    reply.raw.on('close', () => gone.abort());
    reply.hijack();
    // The stream ends with its connection (RFC 9112, 6.3). Chunked encoding would need two system calls per event instead of one.
    reply.raw.useChunkedEncodingByDefault = false;
    const response = reply.raw.writeHead(200, HEADERS);
    if (request.method === 'HEAD') return void response.end();
    const looking = setInterval(() => void endUnlessAllowed(request, gone), this.options.times.heartbeatMs);
    const only = filter.partnerships?.length === 1 ? filter.partnerships[0]! : null;
    try {
      const session = new SseSession(response, start.logId, start.places, this.options.times);
      await session.run(this.hub.read({ start, signal: gone.signal, only }), isWanted);
    } catch (error) {
      // The response has started: the reader sees it break off, and reconnects with its cursor.
      this.options.onTrouble(error);
      response.destroy();
    } finally {
      clearInterval(looking);
    }
  }
}

/** Ends the stream if its token has expired or was revoked. The reader reconnects with another token and its cursor. */
async function endUnlessAllowed(request: FastifyRequest, stream: AbortController): Promise<void> {
  if (!(await isStillAllowed(request))) stream.abort();
}
