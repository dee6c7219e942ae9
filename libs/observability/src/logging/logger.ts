import pino, { type DestinationStream, type Logger } from 'pino';
import { requestFacts } from '../requests/request-facts';
import { linesByTurn } from './lines-by-turn';
import { oneLine } from './one-line';
import { toldError } from './told-error';

export type { Logger } from 'pino';

export interface LoggerOptions {
  readonly name: string;
  /** pino's levels, or `silent`. */
  readonly level: string;
  /** Lines for people instead of JSON; by default when standard output is a terminal. */
  readonly forPeople?: boolean;
  /** Where lines go; standard output by default. */
  readonly out?: { write(line: string): unknown };
}

/** A pino logger: JSON lines for machines, short lines for people, each with the id of its request. `logger.child({ … })` adds facts. */
export function createLogger({ name, level, forPeople, out }: LoggerOptions): Logger {
  const pretty = forPeople ?? (out === undefined && process.stdout.isTTY);
  const write = out ? (line: string) => void out.write(line) : linesByTurn(process.stdout);
  const destination: DestinationStream = { write: (line) => write(pretty ? oneLine(line) : line) };
  const options = {
    level,
    base: { name },
    timestamp: pino.stdTimeFunctions.isoTime,
    // kafkajs calls it `error`.
    serializers: { err: (error: unknown) => toldError(error), error: (error: unknown) => toldError(error) },
    // A new object each time: pino adds the facts of the line to it.
    mixin: () => ({ ...requestFacts() }),
    formatters: { level: (label: string) => ({ level: label }) },
  };
  return pino(options, destination);
}
