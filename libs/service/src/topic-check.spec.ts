import { topicCheck } from './topic-check';

test('a_topic_without_differences_is_well', async () => {
  expect(await topicCheck(async () => [])()).toEqual({ state: 'ok', detail: 'The topic is as it must be.' });
});

test('every_difference_is_named_and_the_service_stays_ready', async () => {
  const check = topicCheck(async () => [
    'has a partition count of 24, but it must be 12',
    'has retention.ms = 1, but it must be -1',
  ]);
  expect(await check()).toEqual({
    state: 'degraded',
    detail:
      'The topic has a partition count of 24, but it must be 12; it has retention.ms = 1, but it must be -1. The next start is refused until this is mended.',
  });
});

test('a_kafka_that_does_not_answer_is_left_to_its_own_check', async () => {
  const check = topicCheck(() => Promise.reject(new Error('no broker')));
  expect(await check()).toEqual({ state: 'ok', detail: 'The settings of the topic are not known now.' });
});
