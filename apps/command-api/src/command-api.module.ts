import { Recorder } from '#recording';
import { Module, type DynamicModule } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ImportController } from './import/import.controller';
import { RecordEventsController } from './record-events/record-events.controller';
import { RecordEventsHandler } from './record-events/record-events.handler';
import { ShowDecisionController } from './show-decision/show-decision.controller';

/** The API that decides what is recorded. It is the only writer of the log. */
@Module({})
export class CommandApiModule {
  static with(recorder: Recorder): DynamicModule {
    return {
      module: CommandApiModule,
      imports: [CqrsModule],
      controllers: [RecordEventsController, ShowDecisionController, ImportController],
      providers: [RecordEventsHandler, { provide: Recorder, useValue: recorder }],
    };
  }
}
