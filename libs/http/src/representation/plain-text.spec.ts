import { plainLine, plainText } from './plain-text';

test('controls_noncharacters_and_halves_of_characters_are_seen_as_replaced', () => {
  expect(plainText('a\u0001b\u001bc\u0085d\ufffee\ud800f')).toBe('a\ufffdb\ufffdc\ufffdd\ufffde\ufffdf');
});

test('lines_end_with_a_line_feed_and_tabs_stay', () => {
  expect(plainText('a\r\nb\rc\n\td')).toBe('a\nb\nc\n\td');
});

test('a_line_is_one_line_that_runs_in_one_direction', () => {
  expect(plainLine('a\r\n\tb\u2028c\u202ed\u2066e\ufeff')).toBe('a b cde');
  expect(plainLine('👩‍💻 می‌خواهم')).toBe('👩‍💻 می‌خواهم');
});
