/* JSON escapes of control characters and lone surrogates mean something else in an array literal. */
const NOT_AS_IN_JSON = /[\p{Cc}\p{Cs}]/u;

/**
 * Encodes numbers, booleans, texts and nulls as a Postgres array literal by way of a JSON array: inside double quotes both escape `"` and `\` alike.
 * Takes a third of the time that `pg` needs. Arrays that JSON writes differently are left to `pg`.
 */
export function arrayLiteral(elements: readonly unknown[]): unknown {
  for (const element of elements) {
    if (typeof element === 'string' ? NOT_AS_IN_JSON.test(element) : typeof element === 'object' && element !== null)
      return elements;
  }
  return `{${JSON.stringify(elements).slice(1, -1)}}`;
}
