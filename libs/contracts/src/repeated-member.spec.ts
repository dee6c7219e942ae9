import fc from 'fast-check';
import { repeatedMember } from './repeated-member';

test.each([
  ['{"a":1,"a":1}', '/a'],
  ['{"a":{"b":[0,{"c":1,"d":2,"c":3}]}}', '/a/b/1/c'],
  ['[{"a":1},{"a":1,"a":2}]', '/1/a'],
  ['{"a":1,"\\u0061":2}', '/a'],
  ['{"x/y~z":1 , "x/y~z" : 2}', '/x~1y~0z'],
  ['{"":1,"":2}', '/'],
  ['{"a\\"":1,"b":"}{,:","a\\"":2}', '/a"'],
  ['{"events":[],"events":[{}]}', '/events'],
])('a_repeated_member_is_reported_with_its_pointer: %s', (text, pointer) => {
  expect(repeatedMember(text)).toBe(pointer);
});

test.each([
  '{}',
  '[]',
  '"a"',
  '1',
  '{"a":{"a":{"a":1}},"b":{"a":1}}',
  '[{"a":1},{"a":1}]',
  '{"a":"a","b":"a:b","c":"\\\\"}',
])('the_same_name_in_other_objects_or_in_text_is_no_repetition: %s', (text) => {
  expect(repeatedMember(text)).toBeNull();
});

test('serialized_values_contain_no_repeated_member', () => {
  fc.assert(fc.property(fc.json(), (text) => repeatedMember(text) === null));
});

test('a_repeated_member_is_found_anywhere_in_a_document', () => {
  const twice = fc.tuple(fc.string(), fc.jsonValue(), fc.jsonValue()).map(([name, one, two]) => {
    const [key, other] = [JSON.stringify(name), JSON.stringify(`${name}!`)];
    return `[${JSON.stringify(one)},{${key}:${JSON.stringify(two)},${other}:[${key}],${key}:0}]`;
  });
  fc.assert(fc.property(twice, (text) => repeatedMember(text)?.startsWith('/1/') ?? false));
});

test('deeply_nested_text_is_scanned', () => {
  expect(repeatedMember('['.repeat(500_000) + ']'.repeat(500_000))).toBeNull();
});
