import { DECISION_PARTITIONS } from '#event-log';
import type { Database } from '#ledger';
import type { Logger } from '#observability';
import { Module, type DynamicModule } from '@nestjs/common';
import { FEED_SOURCE, feedInPostgres } from './feed/feed-source';
import { FeedHub } from './hub/feed-hub';
import { LiveFeed } from './hub/live-feed';
import { SSE_TIMES, type SseTimes } from './stream/sse-session';
import { STREAM_OPTIONS, StreamTermChangesController } from './stream/stream-term-changes.controller';
import { ListTermChangesController } from './term-changes/list-term-changes.controller';

export interface NotifierOptions {
  readonly database: Database;
  readonly logger: Pick<Logger, 'warn'>;
  /** How many partitions the log has: the length of every cursor. */
  readonly partitions?: number;
  readonly sse?: Partial<SseTimes>;
}

/** Tells what changed, by every channel. It reads what the projector wrote, and never the log. */
@Module({})
export class NotifierModule {
  static with({ database, logger, partitions = DECISION_PARTITIONS, sse = {} }: NotifierOptions): DynamicModule {
    const source = feedInPostgres(database.pool, partitions);
    const onTrouble = (error: unknown) => logger.warn({ err: error }, 'reading the feed of term changes was disturbed');
    return {
      module: NotifierModule,
      controllers: [ListTermChangesController, StreamTermChangesController],
      providers: [
        { provide: FEED_SOURCE, useValue: source },
        { provide: FeedHub, useFactory: () => new LiveFeed({ source, url: database.url, onTrouble }) },
        { provide: STREAM_OPTIONS, useValue: { times: { ...SSE_TIMES, ...sse }, onTrouble } },
      ],
      exports: [FEED_SOURCE, FeedHub],
    };
  }
}
