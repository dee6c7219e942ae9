import { pointerSegment } from '#contracts';
import type { RequestFault } from './request-fault';

/** Characters that are invisible or change the direction of text: an address with them is misleading (UTR 36). */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zs}\p{Zl}\p{Zp}]/u;

/** Returns the faults of source addresses that contain a user or password or are misleading. Only requests are checked, not recorded events. */
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
