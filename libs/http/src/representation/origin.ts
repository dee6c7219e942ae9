import type { FastifyRequest } from 'fastify';

/** Where the page is that a link in an answer leads to. */
export type OriginOf = (request: Pick<FastifyRequest, 'protocol' | 'host'>) => string;

export const ORIGIN_OF = Symbol('ORIGIN_OF');

/** At the address that the operator names, else at the one that the request came to. */
export const originBy =
  (publicUrl: string | undefined): OriginOf =>
  ({ protocol, host }) =>
    publicUrl ?? `${protocol}://${host}`;
