import type { Cursor } from '#contracts';
import type { Queryable } from '#postgres';
import { HeadWatch } from './head-watch';
import { untilProjected } from './position-awaited';
import { Reads } from './reads';

/** Reads from the database that projectors write to. It contains everything that was acknowledged. */
export class PrimaryReads extends Reads {
  private readonly heads: HeadWatch;

  constructor(db: Queryable) {
    super();
    this.heads = new HeadWatch(db);
  }

  async admit(cursor: Cursor | null): Promise<void> {
    if (cursor) await untilProjected(this.heads, cursor);
  }
}
