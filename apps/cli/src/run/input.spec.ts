import { parsedJson } from './input';

test.each([
  ['{"effects":[{"value":{"seats":9007199254740993}}]}', '"seats" is 9007199254740993'],
  ['[1,-12345678901234567890]', '"1" is -12345678901234567890'],
  ['0.12345678901234567890', '0.12345678901234567890'],
])('a_number_that_would_be_rounded_is_refused_with_its_name: %s', (text, named) => {
  expect(() => parsedJson(text, 'The file')).toThrow(named);
});

test.each(['{"a":[1,-0.5,"9007199254740993",1e20,0.1,null,true]}', '9007199254740991', '[]', '0.10000000000000001'])(
  'other_json_is_read_as_it_is: %s',
  (text) => {
    expect(parsedJson(text, 'The file')).toEqual(JSON.parse(text));
  },
);

test('what_is_not_json_is_named', () => {
  expect(() => parsedJson('{', '--data')).toThrow(/^--data is not JSON: /);
});
