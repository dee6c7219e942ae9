import type { Writable } from 'node:stream';
import type { PoolClient } from 'pg';

/** Sends all statements of one event loop turn in one system call, which wakes Postgres once; `pg` would send each alone. */
export function sendByTurn(client: PoolClient): void {
  // `pg` corks this stream for each statement; its types do not declare it.
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection;
  const cork = stream.cork.bind(stream);
  let isCorked = false;
  stream.cork = () => {
    if (!isCorked) {
      isCorked = true;
      cork();
      process.nextTick(() => {
        isCorked = false;
        stream.uncork();
      });
    }
    cork();
  };
}
