import type { Writable } from 'node:stream';
import type { PoolClient } from 'pg';

/** Statements that are sent in one turn of the event loop leave in one system call, and wake Postgres once: `pg` would send each alone. */
export function sendByTurn(client: PoolClient): void {
  // `pg` corks this stream for each statement; its types do not tell of it.
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection;
  const cork = stream.cork.bind(stream);
  let holding = false;
  stream.cork = () => {
    if (!holding) {
      holding = true;
      cork();
      process.nextTick(() => {
        holding = false;
        stream.uncork();
      });
    }
    cork();
  };
}
