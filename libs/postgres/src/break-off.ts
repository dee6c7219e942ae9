import type { Writable } from 'node:stream';
import type { ClientBase } from 'pg';

/** Ends a connection at once: a farewell would never be taken by a peer that is gone, and who waits for its answer would wait for ever. */
export function breakOff(client: ClientBase): void {
  // `pg` does so itself where it gives up; its types do not tell of it.
  (client as unknown as { connection: { stream: Writable } }).connection.stream.destroy();
}
