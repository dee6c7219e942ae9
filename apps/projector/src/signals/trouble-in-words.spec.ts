import { troubleInWords } from './trouble-in-words';

test.each([
  ['53100', /disk of PostgreSQL is full/],
  ['25006', /read-only/],
  ['55P03', /lock/],
  ['57P01', /lost or refused/],
  ['ECONNREFUSED', /lost or refused/],
])('an_error_of_code_%s_is_described_in_words_without_its_message', (code, words) => {
  const sentence = troubleInWords(Object.assign(new Error('10.0.0.7:5432'), { code }));
  expect(sentence).toMatch(words);
  expect(sentence).not.toContain('10.0.0.7');
});

test.each([[new Error('x')], [null], [{ code: '23505' }], [{ code: 7 }]])(
  'other_errors_have_no_description (%p)',
  (error) => {
    expect(troubleInWords(error)).toBeNull();
  },
);
