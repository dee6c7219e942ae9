import { Problem } from '#http';

/** Returns the result of a reading, or the problem that it throws. Other errors are thrown. */
export function orProblem<T>(read: () => T): T | Problem {
  try {
    return read();
  } catch (error) {
    return problemOrThrow(error);
  }
}

export function problemOrThrow(error: unknown): Problem {
  if (error instanceof Problem) return error;
  throw error;
}
