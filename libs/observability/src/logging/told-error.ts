import { types } from 'node:util';

/** What a log line tells of an error. */
export interface ToldError {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  readonly stack?: string;
  readonly cause?: unknown;
  readonly errors?: readonly unknown[];
}

/** How deep causes are followed. */
const DEEPEST = 5;

/** An error without all else that it carries: a connection with its state, a record, a request with its secrets. What is no error stays as it is. */
export function toldError(error: unknown, depth = 0): unknown {
  if (!types.isNativeError(error)) return error;
  const { code, errors } = error as { code?: unknown; errors?: unknown };
  const within = (other: unknown): unknown => (depth < DEEPEST ? toldError(other, depth + 1) : String(other));
  return {
    type: error.constructor.name,
    message: error.message,
    ...(typeof code === 'string' && { code }),
    ...(error.stack !== undefined && { stack: error.stack }),
    ...(error.cause !== undefined && { cause: within(error.cause) }),
    ...(Array.isArray(errors) && { errors: errors.map(within) }),
  } satisfies ToldError;
}

/** The facts of a line about what passes by itself: where in our code it was noticed says nothing. */
export function reasonOf(error: unknown): { readonly reason: string; readonly code?: string } {
  const { message = String(error), code } = error as { message?: string; code?: unknown };
  return { reason: message, ...(typeof code === 'string' && { code }) };
}
