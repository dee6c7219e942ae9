/** The name of the only member of the placeholder for a value that is too heavy to be cached with its claim (`load-state.sql.ts`). */
const STAND_IN = /^\{"\\u0001":"([0-9a-f]{64})"\}$/;
const STAND_IN_LENGTH = 77;

/** Returns the placeholder that identifies a heavy value; null: the JSON is the value itself. */
export const heavyValueIn = (json: string): string | null =>
  json.length === STAND_IN_LENGTH ? (STAND_IN.exec(json)?.[1] ?? null) : null;
