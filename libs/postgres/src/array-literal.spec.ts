import { arrayLiteral } from './array-literal';

test.each([[[new Date(0)]], [[Buffer.from('a')]], [['a\u0000']], [['two\nlines']], [['\ud800']], [[{ a: 1 }]]])(
  '%j_is_left_to_the_driver',
  (elements) => {
    expect(arrayLiteral(elements)).toBe(elements);
  },
);

test('numbers_booleans_and_nulls_are_written_without_quotes_and_texts_with_quotes', () => {
  expect(arrayLiteral([1, -2, null, true])).toBe('{1,-2,null,true}');
  expect(arrayLiteral(['null', 'a"b\\c'])).toBe('{"null","a\\"b\\\\c"}');
  expect(arrayLiteral([])).toBe('{}');
});
