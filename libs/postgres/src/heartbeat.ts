import type { Client } from 'pg';
import { breakOff } from './break-off';

const EVERY_MS = 5_000;

/**
 * Asks again and again whether the server is still there, on a connection that otherwise only listens, and breaks it off when no answer comes
 * within the deadline of a statement. Ends with the connection.
 */
export function keepAsking(client: Client): void {
  const timer = setInterval(() => void client.query('SELECT 1').catch(() => breakOff(client)), EVERY_MS);
  client.once('end', () => clearInterval(timer));
}
