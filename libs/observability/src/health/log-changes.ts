import type { Logger } from '../logging/logger';
import type { CheckReport } from './readiness-checks';

/** Logs each state change of a check once, with the reason that callers are not shown. */
export const logChanges =
  (logger: Logger) =>
  ({ check, state, detail }: CheckReport, error: unknown): void => {
    if (state === 'ok') logger.info({ check }, `${check} is well again: ${detail}`);
    else logger.warn({ check, state, ...(error !== undefined && { err: error }) }, `${check} is not well: ${detail}`);
  };
