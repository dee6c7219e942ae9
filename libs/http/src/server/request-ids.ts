import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { inRequest } from '#observability';

const HEADER = 'x-request-id';

/** A request id is written to logs and to a header. An id that is long or could be misread there is replaced. */
const SANE = /^[A-Za-z0-9._:-]{1,128}$/;

/** Returns the id that a client or a proxy gave to its request, or a new one. */
export function requestIdOf({ headers }: Pick<IncomingMessage, 'headers'>): string {
  const given = headers[HEADER];
  return typeof given === 'string' && SANE.test(given) ? given : randomUUID();
}

/** Adds the request id to each response and to each log line of the request. Call it before other hooks are added. */
export function identifyRequests(server: FastifyInstance): void {
  server.addHook('onRequest', (request, { raw }, done) => {
    // Set on the raw response, for streams that write their own head.
    raw.setHeader(HEADER, request.id);
    inRequest({ requestId: request.id }, done);
  });
  // Code that continues after a body has arrived runs in the context of the connection, not of the request.
  server.addHook('preValidation', (request, _reply, done) => inRequest({ requestId: request.id }, done));
}
