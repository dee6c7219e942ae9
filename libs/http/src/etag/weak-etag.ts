import type { FastifyReply, FastifyRequest } from 'fastify';
import { entityTags } from './strong-etag';

/** Returns a weak ETag of the inputs of a response: `W/"14.2026-11-22.3"`. */
export const weakEtag = (...parts: readonly (string | number)[]): string =>
  `W/"${parts.map((part) => encodeURIComponent(part)).join('.')}"`;

/**
 * Sets the ETag and returns whether the client already has this response. If so, the reply is a 304 and the handler returns nothing. A malformed
 * If-None-Match is ignored.
 */
export function isUnchanged(reply: FastifyReply, etag: string): boolean {
  reply.header('etag', etag);
  if (!matchesIfNoneMatch(reply.request, etag)) return false;
  reply.status(304);
  return true;
}

/** Returns whether `If-None-Match` says that the client has the response with this ETag. */
export function matchesIfNoneMatch({ headers }: Pick<FastifyRequest, 'headers'>, etag: string): boolean {
  const known = headers['if-none-match'];
  return known !== undefined && matchesWeakly(known, etag);
}

const matchesWeakly = (header: string, etag: string): boolean =>
  header.trim() === '*' || (entityTags(header.trim()) ?? []).some((tag) => opaque(tag) === opaque(etag));

const opaque = (tag: string): string => tag.replace(/^W\//, '');
