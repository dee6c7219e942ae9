import { types } from 'node:util';

/* `instanceof` does not recognize system errors where tests run in a context of their own. */
const { isNativeError } = types;

/**
 * SQLSTATEs that report the server's state, not a fault of the statement. Each passes by itself or is fixed by an operator:
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

/** The subset that is reported at once to a person who starts a service. */
const MISCONFIGURED = /^(28|3D000)/;

const NETWORK =
  /^(ECONN|EPIPE|ETIMEDOUT|ETIMEOUT|EHOSTUNREACH|EHOSTDOWN|ENETUNREACH|ENETDOWN|ENOTFOUND|EAI_|ESERVFAIL|EADDRNOTAVAIL|EMFILE|ENFILE)/;

/** Messages of `pg` errors without a code: a connection that was lost or does not answer. */
const LOST =
  /Connection terminated unexpectedly|Query read timeout|Client has encountered a connection error|Client was closed/;
/** The same for a connection that was not made. */
const NOT_CONNECTED =
  /Connection terminated|timeout exceeded when trying to connect|timeout expired|Cannot use a pool after/;

const ADMIN_SHUTDOWN = /^57P0[125]$/;
const RESET = /^(ECONNRESET|EPIPE|ETIMEDOUT)$/;

/** Returns whether the server did not answer a statement in time. */
export const isSilence = (error: unknown): boolean => isNativeError(error) && error.message === 'Query read timeout';

const QUERY_CANCELED = '57014';

/** Returns whether a statement exceeded its time limit; a smaller one may succeed. */
export const isTooMuch = (error: unknown): boolean => isNativeError(error) && codeOf(error) === QUERY_CANCELED;

/** Returns whether an established connection was lost; another may work. */
export function isLostConnection(error: unknown): boolean {
  if (!isNativeError(error)) return false;
  const code = codeOf(error);
  return ADMIN_SHUTDOWN.test(code) || RESET.test(code) || LOST.test(error.message);
}

/** Returns whether the storage failed, which is waited out, and not our own code. */
export function isStorageTrouble(error: unknown): boolean {
  if (!isNativeError(error)) return false;
  const code = codeOf(error);
  return PASSING.test(code) || NETWORK.test(code) || LOST.test(error.message) || NOT_CONNECTED.test(error.message);
}

/** Returns whether a service that starts should wait for the error to pass. */
export const passesByItself = (error: unknown): boolean =>
  isStorageTrouble(error) && !MISCONFIGURED.test(codeOf(error as Error));

/** Returns the SQLSTATE or the system error code, also of an error that wraps another. */
function codeOf(error: Error): string {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : '';
}
