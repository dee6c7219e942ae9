import type { Cursor } from '#contracts';

/** The reads of a service: what an answer waits for before it is made. */
export abstract class Reads {
  /**
   * Resolves once an answer includes everything that was acknowledged before the call. With a cursor it includes everything before the cursor instead,
   * which needs no query to another database. Throws CursorRefused.
   */
  abstract admit(cursor: Cursor | null): Promise<void>;
}
