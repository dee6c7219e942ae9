import type { LogRecord } from './event-log';
import { genesisValue } from '#contracts';
import { ForeignLog, logIdOf } from './genesis';

const LOG_ID = '0b7a6f0e-3c54-4c3e-9f56-1d2b8f6f2a10';

const first = (changes: Partial<LogRecord> = {}): LogRecord => ({
  timestamp: 0,
  partition: 0,
  offset: 0,
  key: null,
  value: genesisValue(LOG_ID),
  ...changes,
});

test('a_genesis_contains_the_log_id', () => {
  expect(logIdOf(first())).toBe(LOG_ID);
});

test.each([
  ['an_empty_partition', null],
  ['a_truncated_beginning', first({ offset: 3 })],
  ['a_record_with_a_key', first({ key: 'microsoft-openai' })],
  ['another_record', first({ value: Buffer.from('{"schemaVersion":1,"commandId":"x"}') })],
  ['a_later_schema_version', first({ value: Buffer.from(JSON.stringify({ schemaVersion: 2, logId: LOG_ID })) })],
  ['an_id_that_is_not_a_uuid', first({ value: genesisValue('mine') })],
  ['no_json', first({ value: Buffer.from('hello') })],
  ['no_value', first({ value: null })],
])('%s_is_a_foreign_log', (_, record) => {
  expect(() => logIdOf(record)).toThrow(ForeignLog);
});
