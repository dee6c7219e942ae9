import { encodeCursor, type Cursor } from '#contracts';
import { Input, ndjson, Route, type InputOf } from '#http';
import { hasReached, readWantedPage, wantedBy, type FeedFilter } from '#read-models';
import { Controller, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { feedStart, problemOfCursor } from '../feed/feed-start';
import { FEED_SOURCE, type FeedSource } from '../feed/feed-source';
import { filterOf } from './filter-parameters';
import { listTermChanges } from './list-term-changes.route';

/** Per partition and query of an NDJSON answer. */
const PER_PARTITION = 50;

@Controller()
export class ListTermChangesController {
  constructor(@Inject(FEED_SOURCE) private readonly source: FeedSource) {}

  @Route(listTermChanges)
  async list(
    @Input() { query }: InputOf<typeof listTermChanges>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const filter = filterOf(query);
    const start = await feedStart(this.source, query.after);
    void reply.header('vary', 'accept').header('cache-control', 'no-store');
    if (wantsNdjson(request)) return ndjson(reply, this.toPresentEnd(start, filter));
    await reply.send(await this.page(start, filter, { limit: query.limit, url: request.url }));
  }

  private async page({ logId, places }: Cursor, filter: FeedFilter, asked: { limit: number; url: string }) {
    const page = await readWantedPage(this.source.read, { logId, from: places, filter, limit: asked.limit }).catch(
      rethrow,
    );
    const cursor = encodeCursor({ logId, places: page.scannedTo });
    return { termChanges: page.events, cursor, next: page.more ? withAfter(asked.url, cursor) : null };
  }

  private async *toPresentEnd({ logId, places }: Cursor, filter: FeedFilter): AsyncGenerator<object> {
    const wanted = wantedBy(filter);
    const head = await this.source.head();
    for (let from = places; ;) {
      const stretch = await this.source.read({ logId, from, perPartition: PER_PARTITION }).catch(rethrow);
      for (const { event } of stretch.items) if (wanted(event.data)) yield event;
      from = stretch.scannedTo;
      yield { cursor: encodeCursor({ logId, places: from }) };
      if (stretch.atEnd || !head || hasReached(from, head.places)) return;
    }
  }
}

const rethrow = (error: unknown): never => {
  throw problemOfCursor(error);
};

const wantsNdjson = ({ headers }: FastifyRequest): boolean => headers.accept?.includes('application/x-ndjson') ?? false;

function withAfter(address: string, cursor: string): string {
  const [path = '', query = ''] = address.split('?', 2);
  const parameters = new URLSearchParams(query);
  parameters.set('after', cursor);
  return `${path}?${parameters.toString()}`;
}
