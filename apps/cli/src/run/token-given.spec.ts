import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UsageError } from './errors';
import { tokenGiven } from './token-given';

const folder = mkdtempSync(join(tmpdir(), 'token-'));
const file = join(folder, 'token');
afterAll(() => rmSync(folder, { recursive: true }));

test('the_variable_takes_precedence_over_the_file', () => {
  expect(tokenGiven({})).toBeUndefined();
  expect(tokenGiven({ PARTNERSHIP_TOKEN: 'secret', PARTNERSHIP_TOKEN_FILE: file })).toBe('secret');
});

test('the_file_is_read_for_each_request_and_its_last_token_is_used_while_it_is_missing', () => {
  writeFileSync(file, 'one\n');
  const token = tokenGiven({ PARTNERSHIP_TOKEN_FILE: file }) as () => string;
  expect(token()).toBe('one');
  writeFileSync(file, 'two');
  expect(token()).toBe('two');
  rmSync(file);
  expect(token()).toBe('two');
});

test('a_text_that_cannot_be_a_token_is_refused_and_not_repeated', () => {
  expect(() => tokenGiven({ PARTNERSHIP_TOKEN: 'top\nsecret' })).toThrow(
    new UsageError('PARTNERSHIP_TOKEN holds spaces, line ends or other characters that no token has.'),
  );
  writeFileSync(file, '# a comment\nsecret');
  expect(() => tokenGiven({ PARTNERSHIP_TOKEN_FILE: file })).toThrow(/^PARTNERSHIP_TOKEN_FILE .* holds spaces/);
});

test('a_missing_file_is_a_usage_error', () => {
  const missing = { PARTNERSHIP_TOKEN_FILE: join(folder, 'none') };
  expect(() => tokenGiven(missing)).toThrow(UsageError);
  expect(() => tokenGiven(missing)).toThrow(/^PARTNERSHIP_TOKEN_FILE .*none cannot be read/);
});
