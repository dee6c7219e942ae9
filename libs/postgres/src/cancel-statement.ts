import { connect } from 'node:net';
import type { ClientBase } from 'pg';

/** Of the protocol of Postgres: what a connection begins with that cancels the statement of another. */
const CANCEL_REQUEST = 80_877_102;
const WITHIN_MS = 3_000;

/** What the server told when the connection began; the types of `pg` do not tell of it. */
interface Session {
  readonly host: string;
  readonly port: number;
  readonly processID: number | null;
  readonly secretKey: number | null;
}

/**
 * Ends the statement that a connection was given up for: else it would go on, or wait for its lock, and each repetition of it would take one more of
 * the server's connections. Nobody waits for it, and it may fail: the server may be what is gone.
 */
export function cancelStatement(client: ClientBase): void {
  const { host, port, processID, secretKey } = client as unknown as Session;
  if (processID === null || secretKey === null) return;
  const request = Buffer.alloc(16);
  [request.length, CANCEL_REQUEST, processID, secretKey].forEach((word, index) =>
    request.writeInt32BE(word | 0, index * 4),
  );
  const socket = host.startsWith('/') ? connect(`${host}/.s.PGSQL.${port}`) : connect(port, host);
  socket.on('error', () => undefined);
  socket.setTimeout(WITHIN_MS, () => socket.destroy());
  socket.unref();
  socket.end(request);
}
