import fc from 'fast-check';
import { Partitioners } from 'kafkajs';
import { partitionFor } from '#event-log';

test('keys_have_the_partitions_that_kafkajs_and_every_kafka_client_would_choose', () => {
  const theirs = Partitioners.DefaultPartitioner();
  const partitionMetadata = Array.from({ length: 12 }, (_, partitionId) => ({
    partitionId,
    partitionErrorCode: 0,
    leader: 1,
    replicas: [1],
    isr: [1],
  }));
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 70 }), (key) => {
      expect(partitionFor(key, 12)).toBe(theirs({ topic: 't', partitionMetadata, message: { key, value: null } }));
    }),
    { numRuns: 2_000 },
  );
});
