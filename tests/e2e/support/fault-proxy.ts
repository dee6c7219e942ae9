import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as elapsed } from 'node:timers/promises';

/** A proxy in front of a server that simulates network faults. A fault affects the connections that are open now. `mend` lets new connections work, but repairs no existing one. */
export interface FaultProxy {
  readonly port: number;
  /** The address for an HTTP client. */
  readonly url: string;
  /** Sets or changes the target port. */
  leadTo(port: number): void;
  /** Breaks every connection and refuses new ones. */
  cut(): void;
  /** Drops everything that is sent on the open connections, in both directions and without an error. New connections work. */
  blackHoleOpen(): void;
  /** Like `blackHoleOpen`, and also drops everything that is sent on new connections. */
  blackHoleAll(): void;
  /** Closes the open connections towards the server only. */
  halfOpen(): void;
  /** Resets the open connections. */
  reset(): void;
  /** Delays everything that is sent from now on, in both directions. */
  delay(ms: number): void;
  mend(): void;
  close(): void;
}

interface Connection {
  readonly client: Socket;
  readonly server: Socket;
  isBlackHole: boolean;
}

export async function faultProxy(to?: number): Promise<FaultProxy> {
  const connections = new Set<Connection>();
  let target = to ?? 0;
  let state: 'open' | 'cut' | 'black-hole' = 'open';
  let delayMs = 0;

  const listener = createServer((client) => {
    client.on('error', () => undefined);
    if (state === 'cut') return void client.destroy();
    const server = connect(target, '127.0.0.1').on('error', () => undefined);
    const connection = { client, server, isBlackHole: state === 'black-hole' };
    connections.add(connection);
    carry(client, server, connection);
    carry(server, client, connection);
  }).listen(0, '127.0.0.1');

  function carry(from: Socket, into: Socket, connection: Connection): void {
    let before: Promise<unknown> = Promise.resolve();
    from.on('data', (chunk: Buffer) => {
      if (connection.isBlackHole) return;
      if (delayMs === 0 && into.writable) {
        if (!into.write(chunk)) {
          from.pause();
          into.once('drain', () => from.resume());
        }
        return;
      }
      const ms = delayMs;
      before = Promise.all([before, elapsed(ms)]).then(() => {
        if (!connection.isBlackHole && into.writable) into.write(chunk);
      });
    });
    from.on('close', () => {
      // The connection of a client that has gone is closed, unless it is a black hole, whose peer must not notice.
      if (!connection.isBlackHole) into.destroy();
      if (from === connection.client) connections.delete(connection);
    });
  }

  const each = (act: (connection: Connection) => void): void => connections.forEach(act);
  const swallow = (connection: Connection): void => void (connection.isBlackHole = true);
  await once(listener, 'listening');
  const { port } = listener.address() as AddressInfo;
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    leadTo: (elsewhere) => void (target = elsewhere),
    cut() {
      state = 'cut';
      each(({ client }) => client.destroy());
    },
    blackHoleOpen: () => each(swallow),
    blackHoleAll() {
      state = 'black-hole';
      each(swallow);
    },
    halfOpen() {
      each(swallow);
      each(({ server }) => server.destroy());
    },
    reset: () => each(({ client }) => client.resetAndDestroy()),
    delay: (ms) => void (delayMs = ms),
    mend() {
      state = 'open';
      delayMs = 0;
    },
    close() {
      listener.close();
      each(({ client, server }) => {
        client.destroy();
        server.destroy();
      });
    },
  };
}
