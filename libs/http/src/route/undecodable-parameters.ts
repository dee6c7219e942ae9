const ESCAPE = /%[0-9a-f]{2}/i;

/** Returns the names of the query parameters with an escape that is no UTF-8, each once. The parser of the query leaves such a text as it is. */
export function undecodableParameters(url: string): string[] {
  const start = url.indexOf('?');
  if (start < 0 || !url.includes('%', start)) return [];
  const fields = url.slice(start + 1).split('&');
  const names = fields.flatMap((field) => {
    const end = field.indexOf('=');
    const [name, value] = end < 0 ? [field, ''] : [field.slice(0, end), field.slice(end + 1)];
    return isDecodable(value) ? [] : [decoded(name)];
  });
  return [...new Set(names)];
}

/** A percent sign in a text without any escape stands for itself. */
const isDecodable = (text: string): boolean => !ESCAPE.test(text) || decodedOrNull(text) !== null;

const decoded = (text: string): string => decodedOrNull(text) ?? text;

function decodedOrNull(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
