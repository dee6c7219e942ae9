import type { FastifyReply, FastifyRequest } from 'fastify';
import { entityTags } from './strong-etag';

/** A weak ETag of what an answer was made from: `W/"14.2026-11-22.3"`. */
export const weakEtag = (...parts: readonly (string | number)[]): string =>
  `W/"${parts.map((part) => encodeURIComponent(part)).join('.')}"`;

/**
 * Sets the ETag and tells whether the client has this very answer already; the reply is then a 304
 * and the handler returns nothing. A malformed If-None-Match is as if it were not there.
 */
export function isUnchanged(reply: FastifyReply, etag: string): boolean {
  reply.header('etag', etag);
  if (!isHeld(reply.request, etag)) return false;
  reply.status(304);
  return true;
}

/** Whether the client says by `If-None-Match` that it has the answer with this ETag. */
export function isHeld({ headers }: Pick<FastifyRequest, 'headers'>, etag: string): boolean {
  const known = headers['if-none-match'];
  return known !== undefined && matchesWeakly(known, etag);
}

const matchesWeakly = (header: string, etag: string): boolean =>
  header.trim() === '*' || (entityTags(header.trim()) ?? []).some((tag) => opaque(tag) === opaque(etag));

const opaque = (tag: string): string => tag.replace(/^W\//, '');
