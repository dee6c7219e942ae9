import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A clock that all processes of this machine share; milliseconds. */
export const sharedClock = (): number => Number(process.hrtime.bigint()) / 1e6;

/** The message to the readers' process: how many readers there should be from now on. */
export interface Order {
  readonly port: number;
  readonly readers: number;
}

/** Its messages: that all readers listen, or when each of them received the n-th event since. */
export type Report = { readonly listening: number } | { readonly nth: number; readonly at: readonly number[] };

const REQUEST = 'GET /v1/term-changes/stream?after=now HTTP/1.1\r\nHost: localhost\r\n\r\n';
const DATA = '\ndata: ';
const AT_ONCE = 100;

let sockets: Socket[] = [];
let arrivals: number[][] = [];

/** Many readers in one process: each only counts its events, so that what is measured is the sender. */
async function listen({ port, readers }: Order): Promise<void> {
  for (const socket of sockets) socket.destroy();
  [sockets, arrivals] = [[], []];
  while (sockets.length < readers) {
    const some = Array.from({ length: Math.min(AT_ONCE, readers - sockets.length) }, () => open(port, readers));
    sockets.push(...(await Promise.all(some)));
  }
  report({ listening: readers });
}

async function open(port: number, readers: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.write(REQUEST);
  await once(socket, 'data');
  let seen = 0;
  let rest = '';
  socket.on('data', (chunk) => {
    const at = sharedClock();
    const parts = (rest + chunk.toString('latin1')).split(DATA);
    rest = parts.at(-1)!.slice(-DATA.length);
    for (let n = 1; n < parts.length; n += 1) took(seen++, at, readers);
  });
  return socket;
}

function took(nth: number, at: number, readers: number): void {
  const of = (arrivals[nth] ??= []);
  of.push(at);
  if (of.length === readers) report({ nth, at: of });
}

const report = (message: Report): void => void process.send!(message);

if (process.send) process.on('message', (order: Order) => void listen(order));
