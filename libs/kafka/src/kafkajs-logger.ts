import { type logCreator, type LogEntry, logLevel } from 'kafkajs';

export type KafkaLogLevel = 'debug' | 'info' | 'warn' | 'error';
export type KafkaLogger = (level: KafkaLogLevel, message: string, facts: Readonly<Record<string, unknown>>) => void;

/**
 * What kafkajs calls errors and is none, because the next attempt answers it: a fresh broker's group coordinator is
 * still loading, a group rebalances whenever a member comes or goes, a new topic has no leader yet.
 */
const EXPECTED = /coordinator|rebalancing|not the leader|leadership election|does not host this topic-partition/i;

/** Bridges kafkajs's log to ours. */
export function kafkajsLogger(log: KafkaLogger): logCreator {
  return () =>
    ({ level, namespace, log: { message, timestamp: _timestamp, logger: _logger, ...facts } }: LogEntry) => {
      const expected = EXPECTED.test(`${message} ${String(facts['error'] ?? '')}`);
      log(expected ? 'debug' : levelOf(level), `kafkajs ${namespace}: ${message}`, facts);
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
