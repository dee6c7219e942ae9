import { replyOf } from './reply';

test('a_resolved_promise_yields_a_known_value', async () => {
  expect(await replyOf(Promise.resolve(3))).toEqual({ is: 'known', value: 3 });
});

test.each([
  ['its_message', new Error('refused'), 'refused'],
  ['the_message_of_each_address', new AggregateError([new Error('a'), new Error('b')]), 'a, b'],
  ['its_name_if_it_has_no_message', new TypeError(''), 'TypeError'],
])('a_failure_is_described_by_%s', async (_name, error, why) => {
  expect(await replyOf(Promise.reject(error))).toEqual({ is: 'unknown', why });
});
