import { logLevel } from 'kafkajs';
import { kafkajsLogger } from './kafkajs-logger';

const logged = (level: logLevel, message: string, extra: Record<string, unknown> = {}) => {
  const lines: unknown[] = [];
  const log = kafkajsLogger((...line) => lines.push(line))(logLevel.DEBUG);
  log({ level, namespace: 'Connection', label: '', log: { timestamp: '', logger: 'kafkajs', message, ...extra } });
  return lines[0];
};

test('an_error_of_kafkajs_is_an_error_here', () => {
  expect(logged(logLevel.ERROR, 'Connection timeout', { broker: 'b:1' })).toEqual([
    'error',
    'kafkajs Connection: Connection timeout',
    { broker: 'b:1' },
  ]);
});

test.each([
  'The group coordinator is not available',
  "The coordinator is loading and hence can't process requests for this group",
  'The group is rebalancing, so a rejoin is needed',
  'This server is not the leader for that topic-partition',
])('what_the_next_attempt_answers_is_no_error: %s', (error) => {
  expect(logged(logLevel.ERROR, 'Response JoinGroup(key: 11, version: 5)', { error })).toContain('debug');
});
