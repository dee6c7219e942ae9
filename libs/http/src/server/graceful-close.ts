import type { FastifyInstance } from 'fastify';
import { Problem } from '../problem/problem';
import { plainHook } from '../hooks/plain-hook';

/**
 * On close: new requests get 503, those under way finish and give up their connection, and what still runs
 * after `graceMs` (a stream, say) is cut.
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
