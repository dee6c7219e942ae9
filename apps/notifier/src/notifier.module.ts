import { DECISION_PARTITIONS, type TermKindRegistry, type WriteVersion } from '#contracts';
import { LargeAnswers, largeAnswers, ORIGIN_OF, originBy } from '#http';
import { countReconnects } from '#ledger';
import { type Database } from '#postgres';
import type { Logger, Metrics } from '#observability';
import { Module, type DynamicModule } from '@nestjs/common';
import { AsyncApiController, OUTLET_TOPIC } from './asyncapi/asyncapi.controller';
import { FEED, feedInPostgres, FeedHub, LiveFeed } from '#feed';
import { LATEST_CHANGES, latestInPostgres } from './feed/latest-changes';
import { NAMES_OF_CHANGE, namesInPostgres } from './messages/names-of-change';
import { measureFeed } from './signals/measure-feed';
import { SSE_TIMES, type SseTimes } from './stream/sse-session';
import { STREAM_OPTIONS, StreamTermChangesController } from './stream/stream-term-changes.controller';
import { AtomController } from './term-changes/atom.controller';
import { ListTermChangesController } from './term-changes/list-term-changes.controller';
import { PartnershipFeed } from './term-changes/partnership-feed';

const TOPIC = 'partnership.term-changes';

export interface NotifierOptions {
  readonly database: Database;
  readonly logger: Pick<Logger, 'warn'>;
  /** The term kinds, for their titles. */
  readonly termKinds: Pick<TermKindRegistry, 'kinds'>;
  /** The public address of the page, if the operator configured it. */
  readonly publicUrl?: string | undefined;
  /** The number of partitions of the log, and so of places in a cursor. */
  readonly partitions?: number;
  /** The version of the cursors that are written; by default the newest. */
  readonly writeVersion?: WriteVersion | undefined;
  readonly sse?: Partial<SseTimes>;
  /** The Kafka topic of term changes that the AsyncAPI document names. */
  readonly topic?: string;
  readonly metrics?: Metrics;
}

/** Serves term changes on every channel. It reads the projector's tables and never the log. */
@Module({})
export class NotifierModule {
  static with(options: NotifierOptions): DynamicModule {
    const { database, logger, partitions = DECISION_PARTITIONS, sse = {}, topic = TOPIC, metrics } = options;
    const { termKinds, publicUrl } = options;
    const feed = feedInPostgres(database.pool, partitions, options.writeVersion);
    const onTrouble = (error: unknown) =>
      logger.warn({ err: error }, 'reading the feed of term changes failed and is retried');
    return {
      module: NotifierModule,
      controllers: [ListTermChangesController, StreamTermChangesController, AtomController, AsyncApiController],
      providers: [
        PartnershipFeed,
        { provide: FEED, useValue: feed },
        { provide: LargeAnswers, useValue: largeAnswers },
        { provide: NAMES_OF_CHANGE, useValue: namesInPostgres(database.pool, termKinds) },
        { provide: ORIGIN_OF, useValue: originBy(publicUrl) },
        { provide: LATEST_CHANGES, useValue: latestInPostgres(database.pool) },
        {
          provide: FeedHub,
          useFactory: () => {
            const onResumed = metrics && countReconnects(metrics, 'feed');
            const hub = new LiveFeed({ feed, database, onTrouble, onResumed });
            if (metrics) measureFeed(metrics, hub);
            return hub;
          },
        },
        { provide: STREAM_OPTIONS, useValue: { times: { ...SSE_TIMES, ...sse }, onTrouble } },
        { provide: OUTLET_TOPIC, useValue: topic },
      ],
      exports: [FEED, FeedHub],
    };
  }
}
