import type { Cursor } from '#contracts';

/** What answers wait for before they are made. */
export abstract class Reads {
  /**
   * Resolves once an answer knows all that was acknowledged before it was asked for; with a cursor, all before that instead, and then nobody else has
   * to be asked. Throws CursorRefused.
   */
  abstract admit(cursor: Cursor | null): Promise<void>;
}
