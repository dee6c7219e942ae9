import { connect } from 'node:net';
import type { ClientBase } from 'pg';

/** The Postgres protocol code that begins a connection which cancels the statement of another. */
const CANCEL_REQUEST = 80_877_102;
const WITHIN_MS = 3_000;

/** The data that the server sent when the connection began; the types of `pg` do not declare it. */
interface Session {
  readonly host: string;
  readonly port: number;
  readonly processID: number | null;
  readonly secretKey: number | null;
}

/**
 * Cancels the statement of a connection that was given up. Otherwise it would continue, or wait for its lock, and each retry would use one more
 * server connection. Nothing waits for the cancellation, and it may fail, for example if the server is gone.
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
