/** No schema of a request takes a list of more elements, so the longer list is refused for its length. */
const MAX_ELEMENTS = 1_000;

/** Faults of shape lie higher: deeper values are refused for their depth. */
const MAX_DEPTH = 64;

/**
 * Returns a copy of a value that has faults, with one element more than a list may have and no further ones. The schema library visits each element
 * of a list that is too long, and takes time quadratic in the number of repeated ones: minutes for a list of a megabyte.
 */
export const withShortLists = (value: unknown): unknown => shortened(value, 0);

function shortened(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return value;
  if (Array.isArray(value)) return value.slice(0, MAX_ELEMENTS + 1).map((element) => shortened(element, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, shortened(member, depth + 1)]));
}
