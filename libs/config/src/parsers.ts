import { isIP } from 'node:net';

/** Returns a parser of these values. Each parser returns null if the text is not allowed. */
export const oneOf =
  <const T extends string>(...values: readonly T[]) =>
  (text: string): T | null =>
    values.find((value) => value === text) ?? null;

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

/** Parses a limit per minute; `off` means no limit. */
export const perMinute = (text: string): number | 'off' | null =>
  text === 'off' ? 'off' : integerWithin(1, 1_000_000)(text);

/** Parses addresses with or without a prefix length, and names of ranges. */
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

/** Parses a host name or an IP address without port. */
export const host = (text: string): string | null => (/^[A-Za-z0-9._-]+$|^[0-9A-Fa-f:.]+$/.test(text) ? text : null);

/** Parses host names in the notation of `Host`: in lower case, IPv6 addresses in brackets. */
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

/** Parses an address to which secrets are sent or from which keys are read. Beyond this machine it must use TLS. It carries no user or password. */
export function secureUrl(text: string): string | null {
  const url = URL.parse(text);
  if (url === null || url.username !== '' || url.password !== '') return null;
  return url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.includes(url.hostname)) ? text : null;
}

/** Parses an issuer (OpenID Connect Discovery 1.0, 3): no query and no fragment. */
export const issuerUrl = (text: string): string | null => (/[?#]/.test(text) ? null : secureUrl(text));

/** Parses a reference to a claim of a token: a name or a JSON Pointer (RFC 6901). */
export const claim = (text: string): string | null =>
  /^[^/\0][^\0]{0,199}$/.test(text) || /^(\/([^~\0]|~[01])*){1,10}$/.test(text) ? text : null;

const SCOPES = ['read', 'record', 'import', 'subscribe', 'operate'];

/** Parses `VALUE=SCOPE+SCOPE,…`. A value cannot contain commas; it ends at the last `=`. */
export function scopesOfValues(text: string): ReadonlyMap<string, readonly string[]> | null {
  const entries = text.split(',').map((entry) => /^\s*(\S+)=([a-z+]+)\s*$/.exec(entry));
  const map = new Map(entries.map((entry) => [entry?.[1] ?? '', entry?.[2]?.split('+') ?? ['']]));
  const isKnown = [...map.values()].every((scopes) => scopes.every((scope) => SCOPES.includes(scope)));
  return isKnown && map.size === entries.length ? map : null;
}

/** Parses the origin of the web page. A path is refused, because the service defines the paths below it. */
export function origin(text: string): string | null {
  const url = URL.parse(text);
  if (url === null || !['http:', 'https:'].includes(url.protocol)) return null;
  return url.href === `${url.origin}/` ? url.origin : null;
}
