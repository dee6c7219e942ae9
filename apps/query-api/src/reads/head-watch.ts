import { setTimeout as elapsed } from 'node:timers/promises';
import { DECISION_PARTITIONS, type Cursor } from '#contracts';
import { hasReached, readFeedHead } from '#feed';
import { SharedWork, type Queryable } from '#postgres';

const POLL_MS = 5;
const ONE_QUESTION = { atOnce: 1, weight: Infinity, weightOf: () => 0 };

/** Reads how far a database is projected. Calls during a read share the next read, so that a result is never older than its call. */
export class HeadWatch {
  private readonly questions: SharedWork<void, Cursor | null>;

  constructor(db: Queryable) {
    this.questions = new SharedWork(async (calls) => {
      const head = await readFeedHead(db, DECISION_PARTITIONS);
      return calls.map(() => head);
    }, ONE_QUESTION);
  }

  /** Returns null while nothing is projected. */
  head(): Promise<Cursor | null> {
    return this.questions.do();
  }

  /** Returns true if everything before the cursor is projected, or is within a time. */
  async reaches(cursor: Cursor | null, withinMs: number): Promise<boolean> {
    const deadline = performance.now() + withinMs;
    for (;;) {
      const head = await this.head();
      if (cursor === null || (head?.logId === cursor.logId && hasReached(head.places, cursor.places))) return true;
      if (performance.now() > deadline) return false;
      await elapsed(POLL_MS);
    }
  }
}
