import { pointerSegment } from './json-pointer';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const COLON = 0x3a;
const COMMA = 0x2c;

interface Container {
  /** The member names of an object so far; null for a list. */
  readonly names: Set<string> | null;
  /** The current member name or index. */
  place: string | number;
}

/**
 * Returns a JSON Pointer to the first repeated member of an object; null if all names are unique, as I-JSON requires (RFC 7493, 2.3), on which RFC
 * 8785 is based. `JSON.parse` silently takes the last one. The text must be JSON: it is scanned, not checked.
 */
export function repeatedMember(text: string): string | null {
  const open: Container[] = [];
  let last = '';
  for (let at = 0; at < text.length; at += 1) {
    const inner = open.at(-1);
    switch (text.charCodeAt(at)) {
      case QUOTE: {
        const end = endOfString(text, at);
        if (inner?.names) last = text.slice(at, end + 1);
        at = end;
        break;
      }
      case COLON: {
        const name = last.includes('\\') ? (JSON.parse(last) as string) : last.slice(1, -1);
        inner!.place = name;
        if (inner!.names!.has(name)) return open.map(({ place }) => pointerSegment(place)).join('');
        inner!.names!.add(name);
        break;
      }
      case COMMA:
        if (typeof inner!.place === 'number') inner!.place += 1;
        break;
      case OPEN_BRACE:
        open.push({ names: new Set(), place: '' });
        break;
      case OPEN_BRACKET:
        open.push({ names: null, place: 0 });
        break;
      case CLOSE_BRACE:
      case CLOSE_BRACKET:
        open.pop();
    }
  }
  return null;
}

function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end;
}

function isEscaped(text: string, at: number): boolean {
  let backslashes = 0;
  while (text.charCodeAt(at - 1 - backslashes) === BACKSLASH) backslashes += 1;
  return backslashes % 2 === 1;
}
