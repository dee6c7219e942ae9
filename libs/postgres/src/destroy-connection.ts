import type { Writable } from 'node:stream';
import type { ClientBase } from 'pg';

/** Ends a connection at once. A peer that is gone would never receive a regular end, and waiting for its answer would last forever. */
export function destroyConnection(client: ClientBase): void {
  // `pg` itself does so when it gives up; its types do not declare it.
  (client as unknown as { connection: { stream: Writable } }).connection.stream.destroy();
}
