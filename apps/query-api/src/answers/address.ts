/** Texts that need no encoding in a query (WHATWG URL, application/x-www-form-urlencoded). */
const PLAIN = /^[\w*.-]*$/;

/** Returns an address with query parameters. Undefined parameters are left out. */
export function address(
  path: string,
  parameters: Readonly<Record<string, string | number | boolean | undefined>>,
): string {
  let query = '';
  for (const [name, value] of Object.entries(parameters))
    if (value !== undefined) query += `${query === '' ? '' : '&'}${name}=${encoded(String(value))}`;
  return `${path}?${query}`;
}

const encoded = (text: string): string =>
  PLAIN.test(text) ? text : new URLSearchParams([['', text]]).toString().slice(1);
