import { isRead } from './bounded-pool';

test.each([
  ['SELECT 1', true],
  [' SELECT a FROM b WHERE c = $1', true],
  ['WITH a AS (SELECT 1) SELECT * FROM a', true],
  ['WITH a AS (INSERT INTO b VALUES (1) RETURNING c) SELECT c FROM a', false],
  ['INSERT INTO b SELECT 1', false],
  ['UPDATE b SET c = 1', false],
  ['SELECT pg_try_advisory_lock(1)', false],
  ['SELECT pg_notify($1, $2)', false],
  ['BEGIN', false],
  ['DROP SCHEMA a', false],
])('%s_can_be_repeated_%s', (text, expected) => {
  expect(isRead(text)).toBe(expected);
  expect(isRead({ name: 'x', text, values: [] })).toBe(expected);
});
