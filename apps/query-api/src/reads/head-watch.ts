import { setTimeout as elapsed } from 'node:timers/promises';
import { DECISION_PARTITIONS, type Cursor } from '#contracts';
import { hasReached, readFeedHead } from '#feed';
import { SharedWork, type Queryable } from '#postgres';

const POLL_MS = 5;
const ONE_QUESTION = { atOnce: 1, weight: Infinity, weightOf: () => 0 };

/** How far one database is projected. Who asks while a question is under way shares the next one: an answer is never older than the ask. */
export class HeadWatch {
  private readonly questions: SharedWork<void, Cursor | null>;

  constructor(db: Queryable) {
    this.questions = new SharedWork(async (asks) => {
      const head = await readFeedHead(db, DECISION_PARTITIONS);
      return asks.map(() => head);
    }, ONE_QUESTION);
  }

  /** Null while nothing was ever projected. */
  head(): Promise<Cursor | null> {
    return this.questions.do();
  }

  /** Whether all before the cursor is there, or comes to be there within a time. */
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
