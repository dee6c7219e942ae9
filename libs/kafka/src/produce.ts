import { KafkaJSProtocolError, type Producer } from 'kafkajs';
import { AppendOutcomeUnknown, RecordTooLarge } from '#event-log';
import { type KeyedRecord, recordBytes, type SendGroup } from './group-commit-appender';
import type { KafkaLogSettings } from './options';

/** Sends records of one partition in one request, and accepts only an answer that names this partition. */
export function produceTo(
  producers: readonly Pick<Producer, 'send'>[],
  settings: Pick<KafkaLogSettings, 'topic' | 'produceTimeoutMs' | 'maxMessageBytes'>,
): SendGroup {
  const { topic, produceTimeoutMs, maxMessageBytes } = settings;
  return async (partition, records) => {
    const messages = records.map(({ key, value, headers }) => ({
      partition,
      key,
      value,
      ...(headers && { headers: { ...headers } }),
    }));
    const answers = await producerOf(producers, partition)
      .send({ topic, acks: -1, timeout: produceTimeoutMs, messages })
      .catch((error: unknown) => {
        throw translated(error, records, maxMessageBytes);
      });
    // If the leader of a partition has moved to a broker that had answered before, kafkajs resolves although it never sent the records.
    const answer = answers.find((one) => one.topicName === topic && one.partition === partition);
    if (answer?.errorCode !== 0 || answer.baseOffset === undefined)
      throw new AppendOutcomeUnknown(`the broker's answer does not name partition ${partition}`);
    return Number(answer.baseOffset);
  };
}

/** Returns the producer of a partition, always the same one, so that its requests keep their order. */
function producerOf<T>(producers: readonly T[], partition: number): T {
  const producer = producers[partition % producers.length];
  if (producer === undefined) throw new RangeError('There is no producer');
  return producer;
}

function translated(error: unknown, records: readonly KeyedRecord[], limit: number): Error {
  const [first, ...others] = records;
  const tooLarge = error instanceof KafkaJSProtocolError && error.type === 'MESSAGE_TOO_LARGE';
  if (tooLarge && first !== undefined && others.length === 0)
    return new RecordTooLarge(recordBytes(first), limit, { cause: error });
  return new AppendOutcomeUnknown(error instanceof Error ? error.message : String(error), { cause: error });
}
