import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { PortTaken } from './errors';

// Below the ranges from which systems assign the ports of outgoing connections (32768 on Linux, 49152 elsewhere): a client that reconnects to a
// dead server in that range can take its port, or even connect to itself.
const range = { from: 20_000, below: 32_000 };

const promised = new Set<number>();

/** Returns a port on 127.0.0.1 that is free now and that this process has not returned before. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(range.from, range.below);
    if (promised.has(port) || !(await isFree(port))) continue;
    promised.add(port);
    return port;
  }
}

export async function assertFree(port: number): Promise<void> {
  if (!(await isFree(port))) throw new PortTaken(port);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
