/** Names the only member of what stands in place of a value that is too heavy to be cached with its claim (`load-state.sql.ts`). */
const STAND_IN = /^\{"\\u0001":"([0-9a-f]{64})"\}$/;
const STAND_IN_LENGTH = 77;

/** What is told in place of a value, by which it is found; null if the JSON is the value's own. */
export const heavyValueIn = (json: string): string | null =>
  json.length === STAND_IN_LENGTH ? (STAND_IN.exec(json)?.[1] ?? null) : null;
