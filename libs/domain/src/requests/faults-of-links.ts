import { pointerSegment } from '#contracts';
import type { RequestFault } from './request-fault';

/** Text that changes the direction of what is around it, or is not seen: an address with it is not the one that it looks like (UTR 36). */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zs}\p{Zl}\p{Zp}]/u;

/** Addresses of sources that carry a user and password, or are not what they look like. For what a client sends: what is in the log stays. */
export function faultsOfLinks(body: unknown): RequestFault[] {
  const { events } = (body ?? {}) as { events?: unknown };
  return Array.isArray(events) ? events.flatMap((event, index) => linksOfEvent(event, `/events/${index}`)) : [];
}

function linksOfEvent(event: unknown, at: string): RequestFault[] {
  const { data } = (event ?? {}) as { data?: { replacement?: unknown } | null };
  return [...linksOf(event, at), ...linksOf(data?.replacement, `${at}/data/replacement`)];
}

function linksOf(content: unknown, at: string): RequestFault[] {
  const { sources } = (content ?? {}) as { sources?: unknown };
  if (!Array.isArray(sources)) return [];
  return sources.flatMap((source: unknown, index) => {
    const { url } = (source ?? {}) as { url?: unknown };
    return typeof url === 'string' ? faultsOfLink(url, `${at}/sources${pointerSegment(index)}/url`) : [];
  });
}

function faultsOfLink(text: string, pointer: string): RequestFault[] {
  if (HIDDEN.test(text))
    return [{ pointer, message: 'holds characters that are not shown as what they are; write them percent-encoded' }];
  const url = URL.parse(text);
  if (url === null) return /^https?:/i.test(text) ? [{ pointer, message: 'is no address' }] : [];
  return url.username || url.password ? [{ pointer, message: 'must not carry a user or a password' }] : [];
}
