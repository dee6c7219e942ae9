import { DECISION_PARTITIONS } from '#event-log';
import type { Database } from '#ledger';
import { Module, type DynamicModule } from '@nestjs/common';
import { FEED_SOURCE, feedInPostgres } from './feed/feed-source';
import { ListTermChangesController } from './term-changes/list-term-changes.controller';

export interface NotifierOptions {
  readonly database: Database;
  /** How many partitions the log has: the length of every cursor. */
  readonly partitions?: number;
}

/** Tells what changed, by every channel. It reads what the projector wrote, and never the log. */
@Module({})
export class NotifierModule {
  static with({ database, partitions = DECISION_PARTITIONS }: NotifierOptions): DynamicModule {
    return {
      module: NotifierModule,
      controllers: [ListTermChangesController],
      providers: [{ provide: FEED_SOURCE, useValue: feedInPostgres(database.pool, partitions) }],
    };
  }
}
