import { encodeCursor, type Cursor } from '#contracts';
import {
  accepts,
  inPieces,
  Input,
  LARGE_ANSWER_BYTES,
  LargeAnswers,
  MOST_ANSWER_BYTES,
  ndjson,
  Route,
  withAfter,
  type InputOf,
} from '#http';
import { hasReached, readWantedPage, wantedBy, type FeedFilter, FEED, type Feed } from '#feed';
import { Controller, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { feedStart, problemOfCursor } from '../feed/feed-start';
import { ATOM } from './atom';
import { filterOf } from './filter-parameters';
import { listTermChanges } from './list-term-changes.route';
import { PartnershipFeed } from './partnership-feed';

const NDJSON = 'application/x-ndjson';
/** The number of decisions per partition and query of an NDJSON response. */
const PER_PARTITION = 50;
const PAGE_BYTES = MOST_ANSWER_BYTES - 64 * 1024;

type Query = InputOf<typeof listTermChanges>['query'];

@Controller()
export class ListTermChangesController {
  constructor(
    @Inject(FEED) private readonly feed: Feed,
    private readonly large: LargeAnswers,
    private readonly atom: PartnershipFeed,
  ) {}

  @Route(listTermChanges)
  async list(
    @Input() { query }: InputOf<typeof listTermChanges>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const filter = filterOf(query);
    const partnership = onlyPartnership(query);
    if (partnership !== null && accepts(request, ATOM)) {
      void reply.header('vary', 'accept').send(await this.atom.render(partnership, request, reply));
      return;
    }
    const start = await feedStart(this.feed, query.after);
    void reply.header('vary', 'accept').header('cache-control', 'no-store');
    if (accepts(request, NDJSON)) return ndjson(reply, this.toPresentEnd(start, filter));
    const page = await this.page(start, filter, reply, { limit: query.limit, url: request.url });
    void reply.header('content-type', 'application/json; charset=utf-8').send(inPieces(reply, page));
  }

  private async page(
    { logId, places }: Cursor,
    filter: FeedFilter,
    reply: FastifyReply,
    requested: { limit: number; url: string },
  ): Promise<readonly string[]> {
    const onBytes = async (bytes: number) => (bytes > LARGE_ANSWER_BYTES ? this.large.enter(reply) : undefined);
    const page = await readWantedPage(this.feed.read, {
      logId,
      from: places,
      filter,
      limit: requested.limit,
      bytes: PAGE_BYTES,
      onBytes,
    }).catch(rethrow);
    const cursor = encodeCursor({ logId, places: page.scannedTo });
    const end = JSON.stringify({ cursor, next: page.more ? withAfter(requested.url, cursor) : null });
    return ['{"termChanges":[', ...page.texts.map((text, nth) => (nth === 0 ? text : `,${text}`)), `],${end.slice(1)}`];
  }

  private async *toPresentEnd({ logId, places }: Cursor, filter: FeedFilter): AsyncGenerator<object> {
    const wanted = wantedBy(filter);
    const head = await this.feed.head();
    for (let from = places; ;) {
      const page = await this.feed.read({ logId, from, perPartition: PER_PARTITION }).catch(rethrow);
      for (const { event } of page.items) if (wanted(event.data)) yield event;
      from = page.scannedTo;
      yield { cursor: encodeCursor({ logId, places: from }) };
      if (page.atEnd || !head || hasReached(from, head.places)) return;
    }
  }
}

/** Returns the partnership if a query selects the changes of one partnership and nothing else, as its Atom feed does; otherwise null. */
function onlyPartnership({ limit: _, partnership: lists = [], ...filters }: Query): string | null {
  const [id, ...further] = lists.flatMap((list) => list.split(','));
  const isFiltered = further.length > 0 || Object.values(filters).some((filter) => filter !== undefined);
  return id === undefined || isFiltered ? null : id;
}

const rethrow = (error: unknown): never => {
  throw problemOfCursor(error);
};
