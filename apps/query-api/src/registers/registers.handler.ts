import { readHalt, readHalts, type Halt } from '#ledger';
import { readVoidDecision, readVoidDecisions, type VoidDecision, type VoidDecisionsWanted } from '#read-models';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { ReadDatabase } from '../reads/read-database';

export class AskVoidDecisions extends Query<VoidDecision[]> {
  constructor(readonly wanted: VoidDecisionsWanted) {
    super();
  }
}

@QueryHandler(AskVoidDecisions)
export class VoidDecisionsHandler implements IQueryHandler<AskVoidDecisions> {
  constructor(private readonly database: ReadDatabase) {}

  execute({ wanted }: AskVoidDecisions): Promise<VoidDecision[]> {
    return readVoidDecisions(this.database.pool, wanted);
  }
}

type VoidDecisionWithRecord = Awaited<ReturnType<typeof readVoidDecision>>;

export class AskVoidDecision extends Query<VoidDecisionWithRecord> {
  constructor(readonly place: { readonly partition: number; readonly offset: number }) {
    super();
  }
}

@QueryHandler(AskVoidDecision)
export class VoidDecisionHandler implements IQueryHandler<AskVoidDecision> {
  constructor(private readonly database: ReadDatabase) {}

  execute({ place }: AskVoidDecision): Promise<VoidDecisionWithRecord> {
    return readVoidDecision(this.database.pool, place);
  }
}

export class AskHalts extends Query<Halt[]> {}

@QueryHandler(AskHalts)
export class HaltsHandler implements IQueryHandler<AskHalts> {
  constructor(private readonly database: ReadDatabase) {}

  execute(): Promise<Halt[]> {
    return readHalts(this.database.pool);
  }
}

type HaltWithRecord = Awaited<ReturnType<typeof readHalt>>;

export class AskHalt extends Query<HaltWithRecord> {
  constructor(readonly partition: number) {
    super();
  }
}

@QueryHandler(AskHalt)
export class HaltHandler implements IQueryHandler<AskHalt> {
  constructor(private readonly database: ReadDatabase) {}

  execute({ partition }: AskHalt): Promise<HaltWithRecord> {
    return readHalt(this.database.pool, partition);
  }
}
