import type { LoggerService } from '@nestjs/common';
import type { HttpLogger } from '../problem/problem.filter';

/** Nest's own messages in our log: what it tells about wiring is only of interest when debugging. */
export function nestLogger(logger: HttpLogger): LoggerService {
  const facts = (rest: readonly unknown[]) => ({ nest: rest.at(-1) });
  return {
    log: (message: unknown, ...rest: unknown[]) => logger.debug(facts(rest), String(message)),
    debug: (message: unknown, ...rest: unknown[]) => logger.debug(facts(rest), String(message)),
    verbose: (message: unknown, ...rest: unknown[]) => logger.debug(facts(rest), String(message)),
    warn: (message: unknown, ...rest: unknown[]) => logger.warn(facts(rest), String(message)),
    error: (message: unknown, ...rest: unknown[]) =>
      logger.error(message instanceof Error ? { err: message, ...facts(rest) } : facts(rest), String(message)),
    fatal: (message: unknown, ...rest: unknown[]) => logger.error(facts(rest), String(message)),
  };
}
