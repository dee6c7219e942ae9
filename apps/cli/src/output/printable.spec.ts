import { lastDay } from './days';
import { printable, printableAnswer, printableJson } from './printable';

test.each([
  ['\u001b[31mred\u001b]0;t\u0007', '\\u001b[31mred\\u001b]0;t\\u0007'],
  ['a\r\nb\tc', 'a b c'],
  ['a\u202eb\u2066c', 'a\\u202eb\\u2066c'],
  ['\u009b31m\u007f\u0085', '\\u009b31m\\u007f\\u0085'],
  ['\ud800 \uffff \u{e0041}', '\\ud800 \\uffff \\udb40\\udc41'],
  ['👩‍💻 می‌خواهم é', '👩‍💻 می‌خواهم é'],
])('the_control_characters_of_%j_are_escaped', (text, shown) => {
  expect(printable(text)).toBe(shown);
});

test('printable_json_parses_to_the_same_value', () => {
  const value = { 'a\u202e': ['\u009b', '\u{e0041}', '\u2028', '👩‍💻', '"\\'] };
  const text = printableJson(JSON.stringify(value, null, 2));
  expect(text).not.toMatch(/[\u202e\u009b\u2028\u{e0041}]/u);
  expect(JSON.parse(text)).toEqual(value);
});

test('every_text_and_member_name_of_an_answer_is_made_printable', () => {
  expect(printableAnswer({ 'a\n': [{ b: '\u0001' }, 1, null, true] })).toEqual({
    'a ': [{ b: '\\u0001' }, 1, null, true],
  });
});

test.each([
  ['2030-01-01', '2029-12-31'],
  ['2024-03-01', '2024-02-29'],
  ['0001-01-02', '0001-01-01'],
  ['9999-12-31', '9999-12-30'],
])('the_last_day_of_a_run_up_to_%s_is_%s', (to, last) => {
  expect(lastDay(to)).toBe(last);
  expect(lastDay(null)).toBe('');
});
