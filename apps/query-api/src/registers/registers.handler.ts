import { readHalt, readHalts, type Halt } from '#ledger';
import { readVoidDecision, readVoidDecisions, type VoidDecision, type VoidDecisionsWanted } from '#read-models';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { ReadDatabase } from '../reads/read-database';

export class VoidDecisionsQuery extends Query<VoidDecision[]> {
  constructor(readonly wanted: VoidDecisionsWanted) {
    super();
  }
}

@QueryHandler(VoidDecisionsQuery)
export class VoidDecisionsHandler implements IQueryHandler<VoidDecisionsQuery> {
  constructor(private readonly database: ReadDatabase) {}

  execute({ wanted }: VoidDecisionsQuery): Promise<VoidDecision[]> {
    return readVoidDecisions(this.database.pool, wanted);
  }
}

type VoidDecisionWithRecord = Awaited<ReturnType<typeof readVoidDecision>>;

export class VoidDecisionQuery extends Query<VoidDecisionWithRecord> {
  constructor(readonly place: { readonly partition: number; readonly offset: number }) {
    super();
  }
}

@QueryHandler(VoidDecisionQuery)
export class VoidDecisionHandler implements IQueryHandler<VoidDecisionQuery> {
  constructor(private readonly database: ReadDatabase) {}

  execute({ place }: VoidDecisionQuery): Promise<VoidDecisionWithRecord> {
    return readVoidDecision(this.database.pool, place);
  }
}

export class HaltsQuery extends Query<Halt[]> {}

@QueryHandler(HaltsQuery)
export class HaltsHandler implements IQueryHandler<HaltsQuery> {
  constructor(private readonly database: ReadDatabase) {}

  execute(): Promise<Halt[]> {
    return readHalts(this.database.pool);
  }
}

type HaltWithRecord = Awaited<ReturnType<typeof readHalt>>;

export class HaltQuery extends Query<HaltWithRecord> {
  constructor(readonly partition: number) {
    super();
  }
}

@QueryHandler(HaltQuery)
export class HaltHandler implements IQueryHandler<HaltQuery> {
  constructor(private readonly database: ReadDatabase) {}

  execute({ partition }: HaltQuery): Promise<HaltWithRecord> {
    return readHalt(this.database.pool, partition);
  }
}
