import type { Duplex } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { Problem } from '../problem/problem';
import { bareAnswer } from './bare-answer';

/** Refuses `CONNECT`, which requests a tunnel from a proxy (RFC 9110, 9.3.6). By default Node would close the connection without an answer. */
export function refuseTunnels({ server }: FastifyInstance): void {
  server.on('connect', (_request, socket: Duplex) => {
    const problem = new Problem({
      status: 405,
      code: 'method-not-allowed',
      detail: 'CONNECT is not possible here; this service is no proxy.',
      headers: { allow: '' },
    });
    socket.on('error', () => undefined);
    socket.end(bareAnswer(problem).text);
  });
}
