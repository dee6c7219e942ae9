import { plainLine, plainText } from './plain-text';

test('control_characters_noncharacters_and_lone_surrogates_are_replaced', () => {
  expect(plainText('a\u0001b\u001bc\u0085d\ufffee\ud800f')).toBe('a\ufffdb\ufffdc\ufffdd\ufffde\ufffdf');
});

test('line_breaks_become_line_feeds_and_tabs_are_kept', () => {
  expect(plainText('a\r\nb\rc\n\td')).toBe('a\nb\nc\n\td');
});

test('a_line_has_no_line_breaks_and_no_direction_controls', () => {
  expect(plainLine('a\r\n\tb\u2028c\u202ed\u2066e\ufeff')).toBe('a b cde');
  expect(plainLine('👩‍💻 می‌خواهم')).toBe('👩‍💻 می‌خواهم');
});
