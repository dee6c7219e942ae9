import { readDate } from '#client';
import type { Day } from '../time/day';
import { spelledName, type Spellings } from '../value/spelling';

export interface FoundInAddress {
  readonly url: string;
  readonly publisher: string;
  readonly published?: string;
}

const ADDRESS = /(?:https?:\/\/)?(?:[\w-]+\.)+[a-z]{2,}\/[^\s<>"']*|https?:\/\/[^\s<>"']+/i;
/** Second-level domains under which names are registered, as in `bbc.co.uk`. */
const SECOND_LEVEL = /^(?:co|com|org|net|gov|ac|edu)$/;
const IN_PATH = [
  /\/(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?=\D|$)/,
  /\/(\d{4})[/-](\d{1,2})(?=\/|$)/,
  /(?:^|\D)(20\d{2})(\d{2})(\d{2})(?=\D|$)/,
];

/** Returns the first address of a text, with the publisher and the date that the address contains. */
export function foundInAddress(text: string, spellings: Spellings, today: Day): FoundInAddress | null {
  const written = ADDRESS.exec(text)?.[0].replace(/[.,;:)\]]+$/, '');
  if (written === undefined) return null;
  const url = URL.parse(/^https?:/i.test(written) ? written : `https://${written}`);
  if (url === null) return null;
  const published = publishedIn(url.pathname, today);
  return {
    url: url.href,
    publisher: publisherOf(labelOf(url.hostname), text.replace(written, ' '), spellings),
    ...(published === undefined ? {} : { published }),
  };
}

const PREFIX = /^(about|news|blog)(?=\p{L}{3})/u;

/** Returns the publisher: `aboutamazon` in a text that names Amazon is About Amazon. */
function publisherOf(label: string, text: string, spellings: Spellings): string {
  const [prefix] = PREFIX.exec(label) ?? [''];
  const rest = label.slice(prefix.length);
  const isNamed = prefix !== '' && new RegExp(`\\b${rest}\\b`, 'i').test(text);
  return isNamed ? `${spelledName(prefix, new Map())} ${spelledName(rest, spellings)}` : spelledName(label, spellings);
}

function labelOf(host: string): string {
  const labels = host.split('.');
  const last = labels.length - (SECOND_LEVEL.test(labels.at(-2) ?? '') && labels.length > 2 ? 3 : 2);
  return labels[Math.max(last, 0)] ?? host;
}

function publishedIn(path: string, today: Day): string | undefined {
  for (const pattern of IN_PATH) {
    const [, year, month = '', day] = pattern.exec(path) ?? [];
    if (year === undefined) continue;
    const written = [year, month.padStart(2, '0'), ...(day === undefined ? [] : [day.padStart(2, '0')])].join('-');
    const isReal =
      day === undefined
        ? Number(month) >= 1 && Number(month) <= 12
        : readDate(written.replaceAll('-', '/'), today) !== null;
    if (isReal) return written;
  }
  return undefined;
}
