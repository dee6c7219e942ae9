import { Input, notFound, Problem, Route, type InputOf } from '#http';
import {
  acceptRebuild,
  beginRebuild,
  dropRebuild,
  readRebuild,
  readRebuilds,
  RebuildAtWork,
  RebuildNotReady,
  rollBackRebuild,
  type Rebuild,
} from '#rebuild';
import { Database, type Queryable } from '#postgres';
import { Controller } from '@nestjs/common';
import { RebuildSupervisor } from './rebuild-supervisor';
import {
  acceptRebuildRoute,
  beginRebuildRoute,
  dropRebuildRoute,
  listRebuildsRoute,
  rollBackRebuildRoute,
  showRebuildRoute,
} from './rebuilds.route';

const LISTED = 50;

@Controller()
export class RebuildsController {
  constructor(
    private readonly database: Database,
    private readonly supervisor: RebuildSupervisor,
  ) {}

  @Route(beginRebuildRoute)
  async begin(@Input() { body }: InputOf<typeof beginRebuildRoute>): Promise<Rebuild> {
    return this.asked(beginRebuild(this.database.pool, body.acceptDifferences ?? false));
  }

  @Route(listRebuildsRoute)
  async list() {
    return { items: await readRebuilds(this.database.pool, LISTED) };
  }

  @Route(showRebuildRoute)
  show(@Input() { params }: InputOf<typeof showRebuildRoute>): Promise<Rebuild> {
    return this.find(params.id);
  }

  @Route(dropRebuildRoute)
  drop(@Input() { params, query }: InputOf<typeof dropRebuildRoute>): Promise<Rebuild> {
    return this.ask(params.id, (db, rebuild) => dropRebuild(db, rebuild, query.only));
  }

  @Route(acceptRebuildRoute)
  accept(@Input() { params }: InputOf<typeof acceptRebuildRoute>): Promise<Rebuild> {
    return this.ask(params.id, acceptRebuild);
  }

  @Route(rollBackRebuildRoute)
  rollBack(@Input() { params }: InputOf<typeof rollBackRebuildRoute>): Promise<Rebuild> {
    return this.ask(params.id, rollBackRebuild);
  }

  private async ask(id: string, what: (db: Queryable, rebuild: Rebuild) => Promise<Rebuild>): Promise<Rebuild> {
    const rebuild = await this.find(id);
    return this.asked(what(this.database.pool, rebuild));
  }

  private async asked(asking: Promise<Rebuild>): Promise<Rebuild> {
    try {
      const rebuild = await asking;
      this.supervisor.wake();
      return rebuild;
    } catch (error) {
      if (error instanceof RebuildAtWork || error instanceof RebuildNotReady)
        throw new Problem({ status: 409, code: error.code, detail: error.message });
      throw error;
    }
  }

  private async find(id: string): Promise<Rebuild> {
    const rebuild = await readRebuild(this.database.pool, id);
    if (!rebuild) throw notFound(`There is no rebuild ${id}.`);
    return rebuild;
  }
}
