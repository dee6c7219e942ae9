import type { TermKindRegistry } from '#contracts';
import { Database } from '#ledger';
import { PartnershipReader } from '#read-models';
import { Module, type DynamicModule } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { Asker } from './asking/asker';
import { CLOCK, type Clock } from './asking/clock';
import { TermsController } from './terms/terms.controller';
import { TermsHandler } from './terms/terms.handler';

export interface QueryApiOptions {
  readonly database: Database;
  readonly termKinds: TermKindRegistry;
  readonly clock: Clock;
}

/** Answers questions from the read models; writes nothing and never touches the log. */
@Module({})
export class QueryApiModule {
  static forRoot({ database, clock }: QueryApiOptions): DynamicModule {
    return {
      module: QueryApiModule,
      imports: [CqrsModule],
      controllers: [TermsController],
      providers: [
        Asker,
        TermsHandler,
        { provide: PartnershipReader, useValue: new PartnershipReader(database.pool) },
        { provide: Database, useValue: database },
        { provide: CLOCK, useValue: clock },
      ],
    };
  }
}
