import { DECISION_PARTITIONS } from '#contracts';
import { murmur2, partitionFor } from './partitioner';

describe('murmur2', () => {
  // The vectors of Apache Kafka's own UtilsTest.testMurmur2.
  test.each([
    ['21', -973932308],
    ['foobar', -790332482],
    ['a-little-bit-long-string', -985981536],
    ['a-little-bit-longer-string', -1486304829],
    ['lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8', -58897971],
    ['abc', 479470107],
  ])('hashes_%s_as_kafka_does', (text, hash) => {
    expect(murmur2(Buffer.from(text))).toBe(hash);
  });
});

describe('partitionFor', () => {
  test('keeps_the_partitions_of_existing_keys', () => {
    expect(DECISION_PARTITIONS).toBe(12);
    const keys = ['microsoft-openai', 'amazon-anthropic', 'google-anthropic', 'partnership-2', ''];
    expect(keys.map((key) => partitionFor(key, DECISION_PARTITIONS))).toEqual([8, 5, 6, 4, 9]);
  });

  test('drops_the_sign_bit_instead_of_negating', () => {
    expect(partitionFor('21', 12)).toBe((-973932308 & 0x7fffffff) % 12);
  });
});
