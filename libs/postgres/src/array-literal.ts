/* JSON writes control characters and lone surrogates in ways that mean something else in an array literal. */
const NOT_AS_IN_JSON = /[\p{Cc}\p{Cs}]/u;

/**
 * An array of numbers, booleans, texts and nulls as a Postgres array literal, written as a JSON array: inside double quotes both escape `"` and
 * `\` alike. A third of the time that `pg` needs. What differs in JSON is left to `pg`.
 */
export function arrayLiteral(elements: readonly unknown[]): unknown {
  for (const element of elements) {
    if (typeof element === 'string' ? NOT_AS_IN_JSON.test(element) : typeof element === 'object' && element !== null)
      return elements;
  }
  return `{${JSON.stringify(elements).slice(1, -1)}}`;
}
