import { canonicalJson } from '#contracts';
import { boundBy, parseAnswer, valueText } from './term-claim';

it.each([
  { between: null, value: { summary: 'as it was', b: [1, 2.5e21], a: { unknown: true } } },
  { between: null, value: { 10: 'ten', 9: 'nine', summary: 'numbered' } },
  { between: null, value: null },
  { between: null, value: 'says "10": and more' },
  { between: ['a', 'b'], value: { summary: 'ü' } },
])('the_value_of_an_answer_is_written_as_it_would_be_after_it_is_read: %j', (said) => {
  const answer = canonicalJson(said);
  expect(valueText(answer)).toBe(JSON.stringify(parseAnswer(answer).value));
  expect(boundBy(answer)).toEqual(said.between);
});
