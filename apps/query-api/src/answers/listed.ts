/** The most items of a list within a part. Further items are counted. */
export const MOST_LISTED = 20;
const MOST_BYTES = 512 * 1024;

export const firstOf = <T>(items: readonly T[]): readonly T[] =>
  items.length > MOST_LISTED ? items.slice(0, MOST_LISTED) : items;

export interface Listed {
  /** The items as JSON, separated by commas. */
  readonly text: string;
  readonly more: number;
}

/** Renders the first of `all` items, up to an item for which `write` returns null because it is too heavy. */
export function listed<T>(items: readonly T[], write: (item: T) => string | null, all = items.length): Listed {
  if (items.length === 0) return all === 0 ? NOTHING : { text: '', more: all };
  const texts: string[] = [];
  let bytes = 0;
  for (const item of firstOf(items)) {
    const text = write(item);
    if (text === null) break;
    bytes += text.length;
    if (texts.length > 0 && bytes > MOST_BYTES) break;
    texts.push(text);
  }
  return { text: texts.join(','), more: all - texts.length };
}

const NOTHING: Listed = { text: '', more: 0 };

/** Renders a counter of unlisted items; an empty text if there are none. */
export const more = (name: string, count: number): string => (count > 0 ? `,"${name}":${count}` : '');
