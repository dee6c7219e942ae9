import type { FastifyInstance } from 'fastify';
import { Problem } from '../problem/problem';
import { plainHook } from '../hooks/plain-hook';

/**
 * Closes the server gracefully: new requests get 503, running ones finish and close their connection, and those that still run after `graceMs` (a
 * stream, for example) are aborted.
 */
export function closeGracefully(server: FastifyInstance, graceMs: number): void {
  let closing = false;
  let cut: NodeJS.Timeout | undefined;
  server.addHook(
    'onRequest',
    plainHook(() => {
      if (closing) throw shuttingDown();
    }),
  );
  server.addHook('onSend', (_request, reply, _payload, done) => {
    if (closing) reply.header('connection', 'close');
    done();
  });
  server.addHook('preClose', async () => {
    closing = true;
    cut = setTimeout(() => server.server.closeAllConnections(), graceMs);
  });
  server.addHook('onClose', async () => clearTimeout(cut));
}

const shuttingDown = () =>
  new Problem({
    status: 503,
    code: 'shutting-down',
    detail: 'The service is shutting down.',
    headers: { 'retry-after': '2', connection: 'close' },
  });
