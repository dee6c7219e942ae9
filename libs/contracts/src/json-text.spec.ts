import fc from 'fast-check';
import { faultOfJsonText } from './json-text';

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
  expect(faultOfJsonText(text)).toMatchObject({ code: 'member-repeated', pointer });
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
  expect(faultOfJsonText(text)).toBeNull();
});

test('serialized_values_contain_no_repeated_member', () => {
  fc.assert(fc.property(fc.json(), (text) => faultOfJsonText(text) === null));
});

test('a_repeated_member_is_found_anywhere_in_a_document', () => {
  const twice = fc.tuple(fc.string(), fc.jsonValue(), fc.jsonValue()).map(([name, one, two]) => {
    const [key, other] = [JSON.stringify(name), JSON.stringify(`${name}!`)];
    return `[${JSON.stringify(one)},{${key}:${JSON.stringify(two)},${other}:[${key}],${key}:0}]`;
  });
  fc.assert(fc.property(twice, (text) => faultOfJsonText(text)?.pointer.startsWith('/1/') ?? false));
});

test('deeply_nested_text_is_scanned', () => {
  expect(faultOfJsonText('['.repeat(500_000) + ']'.repeat(500_000))).toBeNull();
});

test.each([
  ['9007199254740993', ''],
  ['{"seats":12345678901234567890}', '/seats'],
  ['[1,-9007199254740993]', '/1'],
  ['{"a":[{"b":1},{"c":0.12345678901234567890}]}', '/a/1/c'],
  ['[[],1152921504606846976]', '/1'],
  ['{"a":1e-400}', '/a'],
  ['{"a":123456789012345678901e-5,"b":1}', '/a'],
])('a_number_that_would_be_rounded_is_reported_with_its_pointer: %s', (text, pointer) => {
  expect(faultOfJsonText(text)).toMatchObject({ code: 'number-rounded', pointer });
});

test.each([
  '9007199254740992',
  '[12345678901234567000, 1e20, 1.2345678901234566e+25, 100000000000000000000000]',
  '{"a":0.30000000000000004,"b":0.10000000000000001,"c":-0.0,"d":0e5,"e":5e-324}',
  '"9007199254740993"',
  '{"9007199254740993":"9007199254740993"}',
])('a_number_that_a_double_holds_is_taken: %s', (text) => {
  expect(faultOfJsonText(text)).toBeNull();
});

test('no_number_that_was_serialized_is_rounded', () => {
  fc.assert(
    fc.property(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      (number) => faultOfJsonText(JSON.stringify(number)) === null,
    ),
  );
});

test('a_number_of_a_megabyte_is_reported_in_short', () => {
  expect(faultOfJsonText('7'.repeat(300).padEnd(1_000_000, '7'))).toBeNull();
  expect(faultOfJsonText(`0.1${'0'.repeat(1_000_000)}1`)!.message.length).toBeLessThan(200);
  expect(faultOfJsonText(`0.${'7'.repeat(1_000_000)}`)!.message.length).toBeLessThan(200);
});
