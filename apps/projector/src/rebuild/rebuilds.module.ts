import { AUDIT, auditTo } from '#observability';
import { Database } from '#postgres';
import { Module, type DynamicModule, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { RebuildSupervisor, type SupervisorParts } from './rebuild-supervisor';
import { RebuildsController } from './rebuilds.controller';

/** Runs the supervisor for as long as the app runs. */
class Supervising implements OnApplicationBootstrap, OnModuleDestroy {
  constructor(private readonly supervisor: RebuildSupervisor) {}

  onApplicationBootstrap(): void {
    this.supervisor.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.supervisor.stop();
  }
}

/** Rebuilds of the read models: requested over HTTP, run by a separate process. */
@Module({})
export class RebuildsModule {
  static with(parts: SupervisorParts): DynamicModule {
    const supervisor = new RebuildSupervisor(parts);
    return {
      module: RebuildsModule,
      controllers: [RebuildsController],
      providers: [
        { provide: Database, useValue: parts.database },
        { provide: AUDIT, useValue: auditTo(parts.logger) },
        { provide: RebuildSupervisor, useValue: supervisor },
        { provide: Supervising, useValue: new Supervising(supervisor) },
      ],
    };
  }
}
