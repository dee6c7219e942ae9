import type { Queryable } from '#postgres';

/** The database from which answers are read. */
export abstract class ReadDatabase {
  abstract readonly pool: Queryable;
  /** Runs `work` in one snapshot. */
  abstract snapshot<T>(work: (db: Queryable) => Promise<T>): Promise<T>;
}
