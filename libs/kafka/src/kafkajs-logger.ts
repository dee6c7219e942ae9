import { type logCreator, type LogEntry, logLevel } from 'kafkajs';

export type KafkaLogLevel = 'debug' | 'info' | 'warn' | 'error';
export type KafkaLogger = (level: KafkaLogLevel, message: string, facts: Readonly<Record<string, unknown>>) => void;

/** The error of every attempt to connect by a client that has been given up. */
export const RETIRED = 'this client is retired';

/**
 * Messages that kafkajs logs as errors although the next attempt succeeds: the group coordinator of a new broker is still loading, a group rebalances
 * whenever a member joins or leaves, a new topic has no leader yet. Or although nobody waits any more: the client is retired.
 */
const EXPECTED = new RegExp(
  `coordinator|rebalancing|not the leader|leadership election|does not host this topic-partition|${RETIRED}`,
  'i',
);

/** Repeats within this time are logged as `debug`: while a broker is away, kafkajs logs some ten messages a second. */
const REPEAT_AFTER_MS = 10_000;

/** Forwards kafkajs's log to ours. Repeated messages, and messages that are not errors, are logged as `debug`. */
export function kafkajsLogger(log: KafkaLogger, now: () => number = Date.now): logCreator {
  const loggedAt = new Map<string, number>();
  const isRepeated = (message: string): boolean => {
    const repeated = now() - (loggedAt.get(message) ?? -Infinity) < REPEAT_AFTER_MS;
    if (!repeated) loggedAt.set(message, now());
    return repeated;
  };
  return () =>
    ({ level, namespace, log: { message, timestamp: _timestamp, logger: _logger, ...facts } }: LogEntry) => {
      const expected = EXPECTED.test(`${message} ${String(facts['error'] ?? '')}`);
      const wanted = expected ? 'debug' : levelOf(level);
      log(wanted !== 'debug' && isRepeated(message) ? 'debug' : wanted, `kafkajs ${namespace}: ${message}`, facts);
    };
}

function levelOf(level: logLevel): KafkaLogLevel {
  switch (level) {
    case logLevel.ERROR:
      return 'error';
    case logLevel.WARN:
      return 'warn';
    case logLevel.INFO:
    case logLevel.DEBUG:
    case logLevel.NOTHING:
      return 'debug';
  }
}
