import pino, { type DestinationStream, type Logger } from 'pino';
import { requestFacts } from '../requests/request-facts';
import { linesByTurn } from './lines-by-turn';
import { oneLine } from './one-line';
import { loggedError } from './logged-error';
import { outliveReaders } from './outlive-readers';

export type { Logger } from 'pino';

export interface LoggerOptions {
  readonly name: string;
  /** A pino level, or `silent`. */
  readonly level: string;
  /** Whether lines are formatted for people instead of as JSON; by default when standard output is a terminal. */
  readonly forPeople?: boolean;
  /** The destination of the lines; standard output by default. */
  readonly out?: { write(line: string): unknown };
}

/** Creates a pino logger: JSON lines for machines or short lines for people, each with its request id. `logger.child({ … })` adds facts. */
export function createLogger({ name, level, forPeople, out }: LoggerOptions): Logger {
  if (!out) outliveReaders([process.stdout, process.stderr]);
  const pretty = forPeople ?? (out === undefined && process.stdout.isTTY);
  const reportDropped = (lines: number): void =>
    logger.warn({ lines }, 'Lines of the log were dropped, because nobody read standard output.');
  const write = out ? (line: string) => void out.write(line) : linesByTurn(process.stdout, reportDropped);
  const destination: DestinationStream = { write: (line) => write(pretty ? oneLine(line) : line) };
  const options = {
    level,
    base: { name },
    timestamp: pino.stdTimeFunctions.isoTime,
    // kafkajs passes errors under the name `error`.
    serializers: { err: (error: unknown) => loggedError(error), error: (error: unknown) => loggedError(error) },
    // A new object each time, because pino adds the facts of the line to it.
    mixin: () => ({ ...requestFacts() }),
    formatters: { level: (label: string) => ({ level: label }) },
  };
  const logger: Logger = pino(options, destination);
  return logger;
}
