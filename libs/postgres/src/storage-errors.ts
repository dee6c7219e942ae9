import { types } from 'node:util';

/* `instanceof` does not know the errors of the system where tests run in a context of their own. */
const { isNativeError } = types;

/**
 * SQLSTATEs that tell of the server's state and not of what it was asked, each of which passes by itself or is mended by an operator:
 *
 * - 08 connection exception
 * - 25006 read-only transaction (a standby, a fail-over, a full cluster), 25P03 and 25P04 a transaction that took too long
 * - 28 authorization, 3D000 no such database: a password is rotated, a database is being restored
 * - 40 transaction rollback: serialization failure, deadlock
 * - 53 insufficient resources: disk full, out of memory, too many connections
 * - 55006 object in use, 55P03 lock not available
 * - 57 operator intervention: query cancelled, shutdown, crash, starting up or in recovery, database dropped
 * - 58 system error: I/O
 */
const PASSING = /^(08|25006|25P03|25P04|28|3D000|40|53|55006|55P03|57|58)/;

/** Those of them that a person who starts a service wants to hear of at once. */
const MISCONFIGURED = /^(28|3D000)/;

const NETWORK =
  /^(ECONN|EPIPE|ETIMEDOUT|ETIMEOUT|EHOSTUNREACH|EHOSTDOWN|ENETUNREACH|ENETDOWN|ENOTFOUND|EAI_|ESERVFAIL|EADDRNOTAVAIL|EMFILE|ENFILE)/;

/** What `pg` says without a code: a connection that was lost or is silent. */
const LOST =
  /Connection terminated unexpectedly|Query read timeout|Client has encountered a connection error|Client was closed/;
/** And one that did not come about. */
const NOT_CONNECTED =
  /Connection terminated|timeout exceeded when trying to connect|timeout expired|Cannot use a pool after/;

const ADMIN_SHUTDOWN = /^57P0[125]$/;
const RESET = /^(ECONNRESET|EPIPE|ETIMEDOUT)$/;

/** The server did not answer a statement in time. */
export const isSilence = (error: unknown): boolean => isNativeError(error) && error.message === 'Query read timeout';

const QUERY_CANCELED = '57014';

/** It was not done in the time that a statement may take: less of it may be. */
export const isTooMuch = (error: unknown): boolean => isNativeError(error) && codeOf(error) === QUERY_CANCELED;

/** A connection that had been made no longer leads anywhere: another may. */
export function isLostConnection(error: unknown): boolean {
  if (!isNativeError(error)) return false;
  const code = codeOf(error);
  return ADMIN_SHUTDOWN.test(code) || RESET.test(code) || LOST.test(error.message);
}

/** Whether a failed query is the storage's trouble, which is waited out, and not our own code's. */
export function isStorageTrouble(error: unknown): boolean {
  if (!isNativeError(error)) return false;
  const code = codeOf(error);
  return PASSING.test(code) || NETWORK.test(code) || LOST.test(error.message) || NOT_CONNECTED.test(error.message);
}

/** Whether a service that starts should wait for it. */
export const passesByItself = (error: unknown): boolean =>
  isStorageTrouble(error) && !MISCONFIGURED.test(codeOf(error as Error));

/** A SQLSTATE or a code of the system, also of an error that wraps it. */
function codeOf(error: Error): string {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : '';
}
