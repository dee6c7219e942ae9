import { isIP } from 'node:net';

/** What a setting's text means; null when it is not allowed. */
export const oneOf =
  <const T extends string>(...values: readonly T[]) =>
  (text: string): T | null =>
    values.find((value) => value === text) ?? null;

export const versionOfRecords = (text: string): 2 | 3 | null => (text === '2' ? 2 : text === '3' ? 3 : null);

export const yesOrNo =
  (yes: string, no: string) =>
  (text: string): boolean | null =>
    text === yes ? true : text === no ? false : null;

export const integerWithin =
  (least: number, most: number) =>
  (text: string): number | null => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
    return value >= least && value <= most ? value : null;
  };

/** What is counted each minute, or no limit. */
export const perMinute = (text: string): number | 'off' | null =>
  text === 'off' ? 'off' : integerWithin(1, 1_000_000)(text);

/** Addresses with or without a prefix length, and the names of ranges. */
export function addressRanges(text: string): readonly string[] | null {
  const ranges = text.split(',').map((range) => range.trim());
  return ranges.every(isRange) ? Object.freeze(ranges) : null;
}

function isRange(range: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(range)) return true;
  const [address = '', length, ...more] = range.split('/');
  const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return more.length === 0 && most > 0 && (length === undefined || integerWithin(0, most)(length) !== null);
}

/** A name or an IP address as one would write it in an URL, without port. */
export const host = (text: string): string | null => (/^[A-Za-z0-9._-]+$|^[0-9A-Fa-f:.]+$/.test(text) ? text : null);

/** Names as they stand in a `Host`: in lower case, IPv6 addresses in brackets. */
export function hostNames(text: string): readonly string[] | null {
  const names = text.split(',').map((name) => name.trim().toLowerCase());
  return names.every((name) => /^[a-z0-9._-]+$|^\[[0-9a-f:.]+\]$/.test(name)) ? Object.freeze(names) : null;
}

export const matching =
  (pattern: RegExp) =>
  (text: string): string | null =>
    pattern.test(text) ? text : null;

export const path = (text: string): string | null => (text.includes('\0') ? null : text);

const BROKER = /^(?:[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\]):(\d{1,5})$/;

export function brokers(text: string): readonly string[] | null {
  const list = text.split(',').map((broker) => broker.trim());
  const valid = list.every((broker) => {
    const port = Number(BROKER.exec(broker)?.[1] ?? 0);
    return port >= 1 && port <= 65_535;
  });
  return valid ? Object.freeze(list) : null;
}

export function postgresUrl(text: string): string | null {
  const url = URL.parse(text);
  return url && ['postgres:', 'postgresql:'].includes(url.protocol) && url.pathname.length > 1 ? text : null;
}

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** Where secrets are sent to: never in clear beyond this machine. */
export function tokenUrl(text: string): string | null {
  const url = URL.parse(text);
  if (url === null) return null;
  return url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.includes(url.hostname)) ? text : null;
}

/** Where people find the service; what lies below it is ours to say. */
export function origin(text: string): string | null {
  const url = URL.parse(text);
  if (url === null || !['http:', 'https:'].includes(url.protocol)) return null;
  return url.href === `${url.origin}/` ? url.origin : null;
}
