import { KafkaJSProtocolError, type RecordMetadata } from 'kafkajs';
import { AppendOutcomeUnknown, RecordTooLarge } from '#event-log';
import { produceTo } from './produce';

const RECORD = { key: 'microsoft-openai', value: Buffer.from('value') };
const settings = { topic: 'decisions', produceTimeoutMs: 1_000, maxMessageBytes: 100 };
const answering = (answer: () => Promise<RecordMetadata[]>) => produceTo([{ send: answer }], settings);

const answer = (changes: Partial<RecordMetadata>): RecordMetadata => ({
  topicName: 'decisions',
  partition: 3,
  errorCode: 0,
  baseOffset: '42',
  ...changes,
});

test('the_response_contains_the_offset_of_the_first_record', async () => {
  const send = answering(async () => [answer({ partition: 2, baseOffset: '1' }), answer({})]);
  expect(await send(3, [RECORD])).toBe(42);
});

test.each([
  ['an_empty_response', []],
  ['a_response_about_another_partition', [answer({ partition: 4 })]],
  ['a_response_about_another_topic', [answer({ topicName: 'others' })]],
  ['an_error_code', [answer({ errorCode: 7 })]],
])('%s_is_no_acknowledgement', async (_, answers) => {
  await expect(answering(async () => answers)(3, [RECORD])).rejects.toBeInstanceOf(AppendOutcomeUnknown);
});

const rejecting = (error: Error) => answering(() => Promise.reject(error));
// The declared type of the constructor knows nothing of the fields that it copies.
const answered = { type: 'MESSAGE_TOO_LARGE', code: 10, retriable: false, message: 'too large' } as unknown as Error;
const tooLarge = new KafkaJSProtocolError(answered);

test('a_single_record_that_the_broker_refuses_as_too_large_is_never_recorded', async () => {
  await expect(rejecting(tooLarge)(3, [RECORD])).rejects.toBeInstanceOf(RecordTooLarge);
});

test('any_other_error_leaves_the_outcome_unknown', async () => {
  await expect(rejecting(tooLarge)(3, [RECORD, RECORD])).rejects.toBeInstanceOf(AppendOutcomeUnknown);
  await expect(rejecting(new Error('connection closed'))(3, [RECORD])).rejects.toBeInstanceOf(AppendOutcomeUnknown);
});

test('a_partition_keeps_its_producer', async () => {
  const used: number[] = [];
  const producers = [0, 1].map((n) => ({
    send: async ({ messages }: { messages: { partition?: number }[] }) => {
      used.push(n);
      return [answer({ partition: messages[0]?.partition ?? -1 })];
    },
  }));
  const send = produceTo(producers, settings);
  for (const partition of [3, 2, 3, 2]) await send(partition, [RECORD]);
  expect(used).toEqual([1, 0, 1, 0]);
});
