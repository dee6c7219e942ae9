import { Database, readHalts, type Halt } from '#ledger';
import { readVoidDecisions, type VoidDecision } from '#read-models';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';

export interface VoidDecisionsAsked {
  readonly after: { readonly partition: number; readonly offset: number };
  readonly limit: number;
}

export class AskVoidDecisions extends Query<VoidDecision[]> {
  constructor(readonly asked: VoidDecisionsAsked) {
    super();
  }
}

@QueryHandler(AskVoidDecisions)
export class VoidDecisionsHandler implements IQueryHandler<AskVoidDecisions> {
  constructor(private readonly database: Database) {}

  execute({ asked }: AskVoidDecisions): Promise<VoidDecision[]> {
    return readVoidDecisions(this.database.pool, asked.after, asked.limit);
  }
}

export class AskHalts extends Query<Halt[]> {}

@QueryHandler(AskHalts)
export class HaltsHandler implements IQueryHandler<AskHalts> {
  constructor(private readonly database: Database) {}

  execute(): Promise<Halt[]> {
    return readHalts(this.database.pool);
  }
}
