import { CURRENT_SCHEMA_VERSION, type TermKindRegistry, type WriteVersion } from '#contracts';
import { LargeAnswers, largeAnswers, ORIGIN_OF, originBy } from '#http';
import { Database } from '#postgres';
import { measureStoredProgress } from '#ledger';
import type { Metrics } from '#observability';
import { measurePartnershipCache, PartnershipReader } from '#read-models';
import { Module, UseGuards, type DynamicModule } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { AgreementsController } from './agreements/agreements.controller';
import { AgreementHandler, AgreementsHandler } from './agreements/agreements.handler';
import { Answers, WRITE_VERSION } from './answers/answers';
import { PartnershipOpener } from './question/partnership-opener';
import { CLOCK, type Clock } from './question/clock';
import { DiffController } from './diff/diff.controller';
import { DiffHandler } from './diff/diff.handler';
import { EventsController } from './events/events.controller';
import { EventHandler, EventsHandler } from './events/events.handler';
import { ExpirationsController } from './expirations/expirations.controller';
import { Calendars } from './expirations/calendars';
import { ExpirationsHandler } from './expirations/expirations.handler';
import { PrivateCalendarController } from './expirations/private-calendar.controller';
import { ExplanationController } from './explanation/explanation.controller';
import { ExplanationHandler } from './explanation/explanation.handler';
import { PartiesController } from './parties/parties.controller';
import { PartiesHandler, PartyHandler } from './parties/parties.handler';
import { PartnershipsController } from './partnerships/partnerships.controller';
import { PartnershipHandler, PartnershipsHandler } from './partnerships/partnerships.handler';
import { PreviewController } from './preview/preview.controller';
import { PreviewHandler } from './preview/preview.handler';
import { QuestionsController } from './questions/questions.controller';
import { QuestionsHandler } from './questions/questions.handler';
import { RegistersController, TERM_KINDS } from './registers/registers.controller';
import { HaltHandler, HaltsHandler, VoidDecisionHandler, VoidDecisionsHandler } from './registers/registers.handler';
import { AwaitPosition } from './reads/await-position.guard';
import { PrimaryReads } from './reads/primary-reads';
import { ReadDatabase } from './reads/read-database';
import { Reads } from './reads/reads';
import type { ReplicaReads } from './reads/replica-reads';
import { ReplayController } from './replay/replay.controller';
import { ReplayHandler } from './replay/replay.handler';
import { TermHistoryController } from './term-history/term-history.controller';
import { TermHistoryHandler } from './term-history/term-history.handler';
import { TermsAcrossController } from './terms-across/terms-across.controller';
import { TermsAcrossHandler } from './terms-across/terms-across.handler';
import { TermsController } from './terms/terms.controller';
import { TermsHandler } from './terms/terms.handler';
import { TimelineController } from './timeline/timeline.controller';
import { TimelineHandler } from './timeline/timeline.handler';

export interface QueryApiOptions {
  readonly database: Database;
  /** A replica that is read instead of `database` as long as it follows closely. */
  readonly replica?: ReplicaReads | undefined;
  readonly termKinds: TermKindRegistry;
  readonly clock: Clock;
  /** The public address of the page, if it is configured. */
  readonly publicUrl?: string | undefined;
  readonly metrics?: Metrics;
  /** The version of cursors and records; by default the newest. */
  readonly writeVersion?: WriteVersion;
}

const controllers = [
  PartnershipsController,
  PartiesController,
  EventsController,
  TermsController,
  TermHistoryController,
  AgreementsController,
  ExplanationController,
  DiffController,
  TimelineController,
  TermsAcrossController,
  QuestionsController,
  ExpirationsController,
  PrivateCalendarController,
  ReplayController,
  RegistersController,
  PreviewController,
];

const awaiting = UseGuards(AwaitPosition);
controllers.forEach((controller) => awaiting(controller));

const handlers = [
  PartnershipsHandler,
  PartnershipHandler,
  PartiesHandler,
  PartyHandler,
  EventsHandler,
  EventHandler,
  TermsHandler,
  TermHistoryHandler,
  AgreementsHandler,
  AgreementHandler,
  ExplanationHandler,
  DiffHandler,
  TimelineHandler,
  TermsAcrossHandler,
  QuestionsHandler,
  ExpirationsHandler,
  ReplayHandler,
  VoidDecisionsHandler,
  VoidDecisionHandler,
  HaltsHandler,
  HaltHandler,
  PreviewHandler,
];

/** Answers questions from the read models; writes nothing and never touches the log. */
@Module({})
export class QueryApiModule {
  static forRoot({
    database,
    replica,
    termKinds,
    clock,
    publicUrl,
    metrics,
    writeVersion,
  }: QueryApiOptions): DynamicModule {
    const reads: ReadDatabase = replica ?? database;
    const reader = new PartnershipReader(reads.pool);
    if (metrics) {
      measurePartnershipCache(metrics, reader);
      measureStoredProgress(metrics, database.pool);
    }
    return {
      module: QueryApiModule,
      imports: [CqrsModule],
      controllers,
      providers: [
        ...handlers,
        PartnershipOpener,
        Answers,
        Calendars,
        { provide: ORIGIN_OF, useValue: originBy(publicUrl) },
        { provide: LargeAnswers, useValue: largeAnswers },
        { provide: PartnershipReader, useValue: reader },
        { provide: Database, useValue: database },
        { provide: ReadDatabase, useValue: reads },
        { provide: Reads, useValue: replica ?? new PrimaryReads(database.pool) },
        AwaitPosition,
        { provide: TERM_KINDS, useValue: termKinds },
        { provide: CLOCK, useValue: clock },
        { provide: WRITE_VERSION, useValue: writeVersion ?? CURRENT_SCHEMA_VERSION },
      ],
    };
  }
}
