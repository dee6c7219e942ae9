import { run } from '../cli';

let output: string;
beforeEach(() => {
  output = '';
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    output += String(text);
    return true;
  });
});
afterEach(() => jest.restoreAllMocks());

test.each([
  [['terms', 'x', '--at', '2026-01-01', '--at', '2026-01-02'], '--at is given more than once.'],
  [['terms', 'x', '--known-at', '2026-01-01', '--known-at', '2026-01-02'], '--known-at is given more than once.'],
  [['terms', 'x', '--version', '1', '--version', '2'], '--version is given more than once.'],
  [['partnerships', '--party', 'a', '--party', 'b'], '--party is given more than once.'],
  [['export', '--url', 'http://a', '--url', 'http://b'], '--url is given more than once.'],
  [['partnerships', ''], '<partnership> is empty.'],
  [['history', 'x', ''], '<term> is empty.'],
  [['subscriptions', 'delete', ''], '<id> is empty.'],
])('%j_is_a_usage_error', async (words, sentence) => {
  expect(await run(words)).toBe(2);
  expect(output).toContain(sentence);
});

const EVENT = [
  'record',
  'x',
  '--type',
  'StatementMade',
  '--occurred',
  '2026',
  '--title',
  'T',
  '--source',
  'P=http://p',
];

test.each([
  [['watch', '--kind', 'a', '--kind', 'b', '--count', '1']],
  [[...EVENT, '--asserted-by', 'a', '--asserted-by', 'b']],
])('an_option_for_several_values_may_be_repeated: %j', async (words) => {
  await run([...words, '--url', 'http://127.0.0.1:1']);
  expect(output).not.toContain('more than once');
});
