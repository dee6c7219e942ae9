import type { Settings } from '#config';
import type { TermKindRegistry } from '#contracts';
import { ORIGIN_OF, originBy } from '#http';
import { Database } from '#postgres';
import { PrivateAddresses } from '#subscriptions';
import { Module, type DynamicModule } from '@nestjs/common';
import { LATEST_CHANGES, latestInPostgres } from '../feed/latest-changes';
import { NAMES_OF_CHANGE, namesInPostgres } from '../messages/names-of-change';
import { PrivateAddressesController } from './private-addresses.controller';
import { PrivateFeedController } from './private-feed.controller';

export interface PrivateAddressesOptions {
  readonly database: Database;
  readonly settings: Pick<Settings, 'subscriptionsPerOwner' | 'publicUrl'>;
  /** The term kinds, for their titles. */
  readonly termKinds: Pick<TermKindRegistry, 'kinds'>;
  readonly clock: () => Date;
}

/** Serves private addresses for feed readers and calendars, and the feed behind them. The query API serves the calendar. */
@Module({})
export class PrivateAddressesModule {
  static with({ database, settings, termKinds, clock }: PrivateAddressesOptions): DynamicModule {
    const addresses = new PrivateAddresses({ database, limit: settings.subscriptionsPerOwner, now: clock });
    return {
      module: PrivateAddressesModule,
      controllers: [PrivateAddressesController, PrivateFeedController],
      providers: [
        { provide: PrivateAddresses, useValue: addresses },
        { provide: Database, useValue: database },
        { provide: LATEST_CHANGES, useValue: latestInPostgres(database.pool) },
        { provide: NAMES_OF_CHANGE, useValue: namesInPostgres(database.pool, termKinds) },
        { provide: ORIGIN_OF, useValue: originBy(settings.publicUrl) },
      ],
    };
  }
}
