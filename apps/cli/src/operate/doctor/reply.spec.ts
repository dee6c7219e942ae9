import { replyOf } from './reply';

test('an_answer_is_known', async () => {
  expect(await replyOf(Promise.resolve(3))).toEqual({ is: 'known', value: 3 });
});

test.each([
  ['its_message', new Error('refused'), 'refused'],
  ['the_message_of_each_address', new AggregateError([new Error('a'), new Error('b')]), 'a, b'],
  ['its_name_where_it_says_nothing', new TypeError(''), 'TypeError'],
])('a_failure_is_told_by_%s', async (_name, error, why) => {
  expect(await replyOf(Promise.reject(error))).toEqual({ is: 'unknown', why });
});
