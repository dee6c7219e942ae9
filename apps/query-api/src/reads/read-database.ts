import type { Queryable } from '#postgres';

/** Where answers are read from. */
export abstract class ReadDatabase {
  abstract readonly pool: Queryable;
  /** Reads what was committed at one moment. */
  abstract snapshot<T>(work: (db: Queryable) => Promise<T>): Promise<T>;
}
