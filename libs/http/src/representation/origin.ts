import type { FastifyRequest } from 'fastify';

/** Returns the origin of the web page that links in a response lead to. */
export type OriginOf = (request: Pick<FastifyRequest, 'protocol' | 'host'>) => string;

export const ORIGIN_OF = Symbol('ORIGIN_OF');

/** Uses the address that the operator configured, or else the address of the request. */
export const originBy =
  (publicUrl: string | undefined): OriginOf =>
  ({ protocol, host }) =>
    publicUrl ?? `${protocol}://${host}`;
