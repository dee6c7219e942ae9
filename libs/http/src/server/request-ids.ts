import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { inRequest } from '#observability';

const HEADER = 'x-request-id';

/** It stands in logs and in a header: what could be mistaken there, or is long, is not taken over. */
const SANE = /^[A-Za-z0-9._:-]{1,128}$/;

/** The id that a client or a proxy gave to its request, or a new one. */
export function requestIdOf({ headers }: Pick<IncomingMessage, 'headers'>): string {
  const given = headers[HEADER];
  return typeof given === 'string' && SANE.test(given) ? given : randomUUID();
}

/** Says in each answer, and in each line that is logged on the way to it, which request it belongs to. Call it before other hooks are added. */
export function identifyRequests(server: FastifyInstance): void {
  server.addHook('onRequest', (request, { raw }, done) => {
    // On the bare response, for streams that write their own head.
    raw.setHeader(HEADER, request.id);
    inRequest({ requestId: request.id }, done);
  });
  // Whoever goes on when a body has arrived does so as part of its connection, not of its request.
  server.addHook('preValidation', (request, _reply, done) => inRequest({ requestId: request.id }, done));
}
