import type { LoggerService } from '@nestjs/common';
import type { HttpLogger } from '../problem/problem.filter';

/** Returns a logger that writes Nest's messages to our log. Messages about wiring are logged at the debug level. */
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
