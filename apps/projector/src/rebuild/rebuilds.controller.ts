import { Actor, Input, notFound, Problem, Route, type InputOf } from '#http';
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
import { AUDIT, type Audit, type AuditedAct } from '#observability';
import { Database, type Queryable } from '#postgres';
import { Controller, Inject } from '@nestjs/common';
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
    @Inject(AUDIT) private readonly audit: Audit,
  ) {}

  @Route(beginRebuildRoute)
  async begin(@Input() { body }: InputOf<typeof beginRebuildRoute>, @Actor() actor: string): Promise<Rebuild> {
    const acceptDifferences = body.acceptDifferences ?? false;
    const rebuild = await this.applied(beginRebuild(this.database.pool, acceptDifferences));
    this.audit({ act: 'rebuild-begun', actor, rebuild: rebuild.id, acceptDifferences });
    return rebuild;
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
  drop(@Input() { params, query }: InputOf<typeof dropRebuildRoute>, @Actor() actor: string): Promise<Rebuild> {
    const by = { act: 'rebuild-dropped', actor };
    return this.act(params.id, by, (db, rebuild) => dropRebuild(db, rebuild, query.only));
  }

  @Route(acceptRebuildRoute)
  accept(@Input() { params }: InputOf<typeof acceptRebuildRoute>, @Actor() actor: string): Promise<Rebuild> {
    return this.act(params.id, { act: 'rebuild-differences-accepted', actor }, acceptRebuild);
  }

  @Route(rollBackRebuildRoute)
  rollBack(@Input() { params }: InputOf<typeof rollBackRebuildRoute>, @Actor() actor: string): Promise<Rebuild> {
    return this.act(params.id, { act: 'rebuild-roll-back-begun', actor }, rollBackRebuild);
  }

  private async act(
    id: string,
    by: AuditedAct,
    what: (db: Queryable, rebuild: Rebuild) => Promise<Rebuild>,
  ): Promise<Rebuild> {
    const rebuild = await this.find(id);
    const changed = await this.applied(what(this.database.pool, rebuild));
    this.audit({ ...by, rebuild: id, state: changed.state });
    return changed;
  }

  private async applied(change: Promise<Rebuild>): Promise<Rebuild> {
    try {
      const rebuild = await change;
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
