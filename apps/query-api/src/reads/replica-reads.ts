import { setTimeout as elapsed } from 'node:timers/promises';
import type { Cursor } from '#contracts';
import { isStorageTrouble, type Queryable } from '#postgres';
import { HeadWatch } from './head-watch';
import { untilProjected } from './position-awaited';
import type { ReadDatabase } from './read-database';
import { Reads } from './reads';

/** How long an answer waits for the replica before the primary answers instead. */
const WAIT_MS = 300;
const LOOK_AGAIN_MS = 1_000;

export interface ReplicaReports {
  /** Called when the replica is no longer read, with the reason. */
  left(because: unknown): void;
  returned(): void;
}

export class ReplicaBehind extends Error {
  constructor() {
    super(`the replica did not catch up with the primary within ${WAIT_MS} ms`);
  }
}

/**
 * Reads from a replica while it follows closely, and from the primary while it does not:
 *
 * replica → primary: the replica lacks what an answer requires, or does not answer
 * primary → returning: a poll shows that the replica has caught up; new answers wait
 * returning → replica: the replica has everything that the primary had when the waiting began
 * returning → primary: the replica does not have it in time
 *
 * The state belongs to the process, not to a request: an answer may begin on one database and end on the other. Both directions are correct: the
 * primary contains everything that the replica contains, and a return waits for everything that unfinished answers may have read.
 */
export class ReplicaReads extends Reads implements ReadDatabase {
  private state: 'replica' | 'primary' | 'returning' = 'replica';
  private returned: Promise<void> = Promise.resolve();
  private readonly heads: { readonly primary: HeadWatch; readonly replica: HeadWatch };
  private readonly closing = new AbortController();

  /** Reads from the replica. If it does not answer, the primary is read instead. */
  readonly pool: Queryable = {
    query: async (parameters) => {
      if (this.state !== 'replica') return this.primary.pool.query(parameters);
      try {
        return await this.replica.pool.query(parameters);
      } catch (error) {
        if (!isStorageTrouble(error)) throw error;
        this.leave(error);
        return this.primary.pool.query(parameters);
      }
    },
  };

  constructor(
    private readonly primary: ReadDatabase,
    private readonly replica: ReadDatabase,
    private readonly reports: ReplicaReports,
  ) {
    super();
    this.heads = { primary: new HeadWatch(primary.pool), replica: new HeadWatch(replica.pool) };
  }

  get isOnReplica(): boolean {
    return this.state === 'replica';
  }

  async snapshot<T>(work: (db: Queryable) => Promise<T>): Promise<T> {
    if (this.state !== 'replica') return this.primary.snapshot(work);
    try {
      return await this.replica.snapshot(work);
    } catch (error) {
      if (!isStorageTrouble(error)) throw error;
      this.leave(error);
      return this.primary.snapshot(work);
    }
  }

  async admit(cursor: Cursor | null): Promise<void> {
    if (this.state === 'returning') await this.returned;
    if (this.state === 'replica') {
      const needed = cursor ?? (await this.heads.primary.head());
      try {
        if (await this.heads.replica.reaches(needed, WAIT_MS)) return;
        // The cursor is not projected on the primary either, so the replica is not behind.
        if (cursor) await untilProjected(this.heads.primary, cursor);
        this.leave(new ReplicaBehind());
      } catch (error) {
        if (!isStorageTrouble(error)) throw error;
        this.leave(error);
      }
    }
    if (cursor) await untilProjected(this.heads.primary, cursor);
  }

  close(): void {
    this.closing.abort();
  }

  private leave(because: unknown): void {
    if (this.state !== 'replica') return;
    this.state = 'primary';
    this.reports.left(because);
    void this.lookUntilReturned();
  }

  private async lookUntilReturned(): Promise<void> {
    const { signal } = this.closing;
    while (this.state === 'primary' && !signal.aborted) {
      await elapsed(LOOK_AGAIN_MS, undefined, { signal, ref: false }).catch(() => undefined);
      const isClose = await this.hasCaughtUp().catch(() => false);
      if (isClose) await (this.returned = this.tryToReturn());
    }
  }

  private async tryToReturn(): Promise<void> {
    this.state = 'returning';
    const isBack = await this.hasCaughtUp().catch(() => false);
    this.state = isBack ? 'replica' : 'primary';
    if (isBack) this.reports.returned();
  }

  private async hasCaughtUp(): Promise<boolean> {
    return this.heads.replica.reaches(await this.heads.primary.head(), WAIT_MS);
  }
}
