import type { Client } from 'pg';
import { destroyConnection } from './destroy-connection';

const EVERY_MS = 5_000;

/**
 * Pings the server every 5 seconds on a connection that otherwise only listens, and breaks it off if no answer comes within the deadline of a
 * statement. Ends with the connection.
 */
export function startHeartbeat(client: Client): void {
  const timer = setInterval(() => void client.query('SELECT 1').catch(() => destroyConnection(client)), EVERY_MS);
  client.once('end', () => clearInterval(timer));
}
