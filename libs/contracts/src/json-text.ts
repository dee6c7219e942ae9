import { pointerSegment } from './json-pointer';
import { isRounded } from './rounded-number';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const COLON = 0x3a;
const COMMA = 0x2c;
const MINUS = 0x2d;
const ZERO = 0x30;
const NINE = 0x39;

interface Container {
  /** The member names of an object so far; null for a list. */
  readonly names: Set<string> | null;
  /** The current member name or index. */
  place: string | number;
}

/** A fault of a JSON text that `JSON.parse` does not report, with the JSON Pointer to its place. */
export interface JsonTextFault {
  readonly code: 'member-repeated' | 'number-rounded';
  readonly pointer: string;
  readonly message: string;
}

/**
 * Returns the first repeated member of an object or the first number that a double cannot hold; null if there is none, as I-JSON requires (RFC 7493,
 * 2.2 and 2.3), on which RFC 8785 is based. `JSON.parse` silently takes the last member and rounds the number. The text must be JSON: it is scanned,
 * not checked.
 */
export function faultOfJsonText(text: string): JsonTextFault | null {
  const open: Container[] = [];
  let last = '';
  for (let at = 0; at < text.length; at += 1) {
    const inner = open.at(-1);
    const unit = text.charCodeAt(at);
    switch (unit) {
      case QUOTE: {
        const end = endOfString(text, at);
        if (inner?.names) last = text.slice(at, end + 1);
        at = end;
        break;
      }
      case COLON: {
        const name = last.includes('\\') ? (JSON.parse(last) as string) : last.slice(1, -1);
        inner!.place = name;
        if (inner!.names!.has(name)) return repeated(open);
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
        break;
      default: {
        if (!isNumeric(unit)) break;
        const end = endOfNumber(text, at);
        if (end - at > MOST_EXACT && isRounded(text.slice(at, end))) return rounded(open, text.slice(at, end));
        at = end - 1;
      }
    }
  }
  return null;
}

const pointerTo = (open: readonly Container[]): string => open.map(({ place }) => pointerSegment(place)).join('');

const repeated = (open: readonly Container[]): JsonTextFault => ({
  code: 'member-repeated',
  pointer: pointerTo(open),
  message: 'is there twice; a member of an object is given once',
});

const rounded = (open: readonly Container[], number: string): JsonTextFault => ({
  code: 'number-rounded',
  pointer: pointerTo(open),
  message: `is ${number.length > MOST_SHOWN ? `${number.slice(0, MOST_SHOWN)}…` : number}, which would be rounded to ${Number(number)}; write it as a text`,
});

/** A number of at most so many characters is never rounded. */
const MOST_EXACT = 4;
const MOST_SHOWN = 40;

const isNumeric = (unit: number): boolean => unit === MINUS || (unit >= ZERO && unit <= NINE);

const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/y;

function endOfNumber(text: string, start: number): number {
  NUMBER.lastIndex = start;
  NUMBER.test(text);
  return NUMBER.lastIndex;
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
