import type { FastifyReply } from 'fastify';
import { Type, type TSchema } from 'typebox';
import { encodePageToken } from './page-token';

/** One page of a list; `next` is the address of the following page, null on the last. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

/** The schema of a page, for a route's responses. */
export const PageOf = (item: TSchema) =>
  Type.Object({
    items: Type.Array(item),
    next: Type.Union([Type.String(), Type.Null()], {
      description: 'the address of the following page; null on the last',
    }),
  });

export interface PageRequest<T> {
  readonly limit: number;
  /** The sort key that the next page starts after. */
  readonly keyOf: (item: T) => unknown;
  /** Whether rows follow the ones that were read. By default, whether more than `limit` rows were read. */
  readonly more?: boolean;
}

/** Cuts `limit` items out of `limit + 1` rows read, and links the next page in the answer and in `Link` (RFC 8288). */
export function pageOf<T>(
  reply: FastifyReply,
  rows: readonly T[],
  { limit, keyOf, more = rows.length > limit }: PageRequest<T>,
): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return linkedPage(reply, items, !more || last === undefined ? null : keyOf(last));
}

/** Returns a page of these items. The next page starts after `reached`; null means there is none. */
export function linkedPage<T>(reply: FastifyReply, items: readonly T[], reached: unknown): Page<T> {
  if (reached === null) return { items, next: null };
  const next = withAfter(reply.request.url, encodePageToken(reached));
  reply.header('link', `<${next}>; rel="next"`);
  return { items, next };
}

/** Returns the address of a page with another `after`. */
export function withAfter(address: string, token: string): string {
  const [path = '', query = ''] = address.split('?', 2);
  const parameters = new URLSearchParams(query);
  parameters.set('after', token);
  return `${path}?${parameters.toString()}`;
}
