import { types } from 'node:util';

/** The parts of an error that are logged. */
export interface LoggedError {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  readonly stack?: string;
  readonly cause?: unknown;
  readonly errors?: readonly unknown[];
}

/** The maximum depth of nested causes. */
const DEEPEST = 5;

/**
 * Reduces an error to the parts that are logged. Other properties are dropped: a connection with its state, a record, a request with its secrets. A
 * value that is not an error is returned unchanged.
 */
export function loggedError(error: unknown, depth = 0): unknown {
  if (!types.isNativeError(error)) return error;
  const { code, errors } = error as { code?: unknown; errors?: unknown };
  const within = (other: unknown): unknown => (depth < DEEPEST ? loggedError(other, depth + 1) : String(other));
  return {
    type: error.constructor.name,
    message: error.message,
    ...(typeof code === 'string' && { code }),
    ...(error.stack !== undefined && { stack: error.stack }),
    ...(error.cause !== undefined && { cause: within(error.cause) }),
    ...(Array.isArray(errors) && { errors: errors.map(within) }),
  } satisfies LoggedError;
}

/** Returns the facts of a log line about a transient fault. The stack is left out because it does not help. */
export function reasonOf(error: unknown): { readonly reason: string; readonly code?: string } {
  const { message = String(error), code } = error as { message?: string; code?: unknown };
  return { reason: message, ...(typeof code === 'string' && { code }) };
}
