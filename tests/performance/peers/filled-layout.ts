import type { Pool } from 'pg';
import type { Bench } from '../harness/bench';
import { openPool } from '../support/open-pool';
import { Timelines, type Layout, type DayRun } from './layouts';

const BATCH = 1_000;

export interface Filled {
  readonly layout: Layout;
  readonly pool: Pool;
}

/** Both layouts in a database of their own, each filled with the story, and a way to correct it. */
export class FilledLayouts {
  private readonly timelines = new Timelines();
  private readonly versions: number[];

  private constructor(
    private readonly bench: Bench,
    private readonly partnerships: number,
    readonly all: readonly Filled[],
  ) {
    this.versions = new Array<number>(partnerships).fill(0);
  }

  static async open(bench: Bench, layouts: readonly Layout[], partnerships: number): Promise<FilledLayouts> {
    const { databaseUrl } = await bench.place('layouts');
    // One connection: a question is one statement, and one client asks.
    const all = layouts.map((layout) => ({ layout, pool: openPool(databaseUrl, 1) }));
    for (const { layout, pool } of all) {
      bench.defer(() => pool.end());
      await pool.query(layout.schema);
    }
    return new FilledLayouts(bench, partnerships, all);
  }

  /** The first events of the story. */
  async fill(events: number): Promise<void> {
    await this.write(events, (n) => {
      const version = this.nextVersion(n % this.partnerships);
      return n < this.partnerships ? [] : [this.timelines.amend(n, this.partnerships, version)];
    });
  }

  /** The `count` corrections that `targetOf` names, which follow the event `from` of the story. */
  async correct(from: number, count: number, targetOf: (nth: number) => number): Promise<void> {
    await this.write(count, (nth) => {
      const n = targetOf(nth);
      const version = this.nextVersion(n % this.partnerships);
      return this.timelines.correct(n, this.partnerships, { by: from + nth, version });
    });
  }

  private async write(count: number, runsOf: (nth: number) => DayRun[]): Promise<void> {
    for (let from = 0; from < count; from += BATCH) {
      const some: DayRun[] = [];
      for (let nth = from; nth < Math.min(count, from + BATCH); nth += 1) some.push(...runsOf(nth));
      for (const { layout, pool } of this.all) await layout.write(pool, some);
      this.bench.progress.count(from, count);
    }
    await this.all[0]!.pool.query('VACUUM ANALYZE');
  }

  private nextVersion(partnership: number): number {
    return (this.versions[partnership]! += 1);
  }
}
