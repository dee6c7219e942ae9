import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** Stands before a service and can be cut, as a network can. */
export interface CuttableProxy {
  readonly url: string;
  /** Breaks every connection and takes no other until `mend`. */
  cut(): void;
  /** Keeps every connection, and any new one, and lets nothing through: as a network that drops packets. Ends with `mend`, which breaks them. */
  swallow(): void;
  mend(): void;
  close(): void;
}

export async function cuttableProxy(to: string): Promise<CuttableProxy> {
  const { hostname, port } = new URL(to);
  const sockets = new Set<Socket>();
  let isCut = false;
  let swallows = false;
  const server = createServer((socket) => {
    if (isCut) return void socket.destroy();
    if (swallows) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      return void socket.resume();
    }
    const behind = connect(Number(port), hostname);
    for (const end of [socket, behind]) {
      sockets.add(end);
      end.on('error', () => undefined);
      end.on('close', () => {
        sockets.delete(end);
        socket.destroy();
        behind.destroy();
      });
    }
    socket.pipe(behind).pipe(socket);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const breakAll = () => sockets.forEach((socket) => socket.destroy());
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut() {
      isCut = true;
      breakAll();
    },
    swallow() {
      swallows = true;
      for (const socket of sockets) socket.unpipe().resume();
    },
    mend() {
      if (swallows) breakAll();
      isCut = swallows = false;
    },
    close() {
      server.close();
      breakAll();
    },
  };
}
