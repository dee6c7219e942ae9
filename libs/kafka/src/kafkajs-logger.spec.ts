import { logLevel } from 'kafkajs';
import { kafkajsLogger } from './kafkajs-logger';

const logged = (level: logLevel, message: string, extra: Record<string, unknown> = {}) => {
  const lines: unknown[] = [];
  const log = kafkajsLogger((...line) => lines.push(line))(logLevel.DEBUG);
  log({ level, namespace: 'Connection', label: '', log: { timestamp: '', logger: 'kafkajs', message, ...extra } });
  return lines[0];
};

test('an_error_of_kafkajs_is_logged_as_an_error', () => {
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
  'Connection error: this client is retired',
])('an_error_that_nobody_has_to_act_on_is_logged_as_debug: %s', (error) => {
  expect(logged(logLevel.ERROR, 'Response JoinGroup(key: 11, version: 5)', { error })).toContain('debug');
});

test('a_repeated_message_is_logged_again_after_ten_seconds', () => {
  const levels: string[] = [];
  let now = 0;
  const log = kafkajsLogger(
    (level) => levels.push(level),
    () => now,
  )(logLevel.DEBUG);
  const entry = { timestamp: '', logger: 'kafkajs', message: 'Connection error: connect ECONNREFUSED' };
  for (now of [0, 5_000, 9_999, 10_000, 12_000])
    log({ level: logLevel.ERROR, namespace: 'Connection', label: '', log: entry });
  expect(levels).toEqual(['error', 'debug', 'debug', 'error', 'debug']);
});
