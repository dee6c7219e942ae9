import type { KafkaConnection } from '#config';
import { known, unknown } from './reply';
import { allFit } from './finding';
import { type KafkaFacts, kafkaFindings, whoWeAre } from './kafka-findings';

const connection: KafkaConnection = { brokers: ['k:9092'], topicCheck: 'strict' };
type Existing = Extract<Extract<KafkaFacts['topicState'], { is: 'known' }>['value'], { is: 'there' }>;
const there = (changes: Partial<Existing> = {}): KafkaFacts['topicState'] =>
  known({ is: 'there', settings: known([]), ready: known(undefined), logId: known('log-1'), ...changes });
const findingsOf = (changes: Partial<KafkaFacts> = {}) =>
  kafkaFindings(
    connection,
    known({
      topic: 't',
      brokers: known(3),
      requestBytes: known({ allowed: 100, needed: 2 }),
      topicState: there(),
      ...changes,
    }),
  );
const notFitting = (changes: Partial<KafkaFacts>) =>
  findingsOf(changes)
    .filter(({ verdict }) => verdict !== 'fits')
    .map(({ verdict, check, sentence }) => [verdict, check, sentence]);

test('a_kafka_as_it_is_needed_fits', () => {
  const settings = known([{ setting: 'retention.ms =', found: '-1', wanted: '-1', verdict: 'fits' as const }]);
  const findings = findingsOf({ topicState: there({ settings }) });
  expect(allFit(findings)).toBe(true);
  expect(findings.map(({ sentence }) => sentence)).toEqual([
    'Kafka at k:9092 answers. We show no user, without TLS.',
    'Kafka has 3 brokers.',
    'The brokers take requests of 100 bytes, and the largest record has 2.',
    't has retention.ms = -1.',
    'Every partition of t has a leader, and enough replicas in step.',
    't holds the log log-1.',
  ]);
});

test('a_kafka_that_does_not_answer_is_the_one_finding', () => {
  const findings = kafkaFindings(connection, unknown('connect ECONNREFUSED'));
  expect(findings.map(({ check }) => check)).toEqual(['kafka-reachable']);
  expect(findings[0]!.sentence).toContain('Kafka at k:9092 cannot be used: connect ECONNREFUSED.');
  expect(allFit(findings)).toBe(false);
});

test.each([
  [{ setting: 'retention.ms =', found: '1000', wanted: '-1' }, 'kafka-topic-retention.ms', 'kafka-configs --alter.'],
  [{ setting: 'a partition count of', found: '4', wanted: '12' }, 'kafka-topic-partition-count', 'log copy`.'],
  [
    { setting: 'a replication factor of', found: '1', wanted: '3' },
    'kafka-topic-replication-factor',
    'kafka-reassign-partitions.',
  ],
  [{ setting: 'flush.messages =', found: null, wanted: '1' }, 'kafka-topic-flush.messages', 'TOPIC_CHECK=managed.'],
])('%j_differs_with_what_to_do', (setting, check, remedy) => {
  const settings = known([{ ...setting, verdict: 'differs' as const }]);
  const [[verdict, found, sentence]] = notFitting({ topicState: there({ settings }) }) as [string[]];
  expect([verdict, found, sentence!.endsWith(remedy)]).toEqual(['differs', check, true]);
});

test('what_a_managed_kafka_does_not_report_is_unknown_and_no_reason_to_fail', () => {
  const settings = known([{ setting: 'flush.messages =', found: null, wanted: '1', verdict: 'unknown' as const }]);
  const findings = findingsOf({ topicState: there({ settings }), requestBytes: known({ allowed: null, needed: 2 }) });
  expect(findings.filter(({ verdict }) => verdict === 'unknown')).toHaveLength(2);
  expect(allFit(findings)).toBe(true);
});

test('a_topic_that_is_to_come_fits_unless_it_would_be_refused', () => {
  const missing = (replicas: ReturnType<typeof known<number>> | ReturnType<typeof unknown>) =>
    notFitting({ topicState: known({ is: 'missing', replicas }) });
  expect(missing(known(3))).toEqual([]);
  expect(missing(unknown('set KAFKA_REPLICATION_FACTOR=3.'))).toEqual([
    ['differs', 'kafka-topic', 'The topic t cannot be created: set KAFKA_REPLICATION_FACTOR=3.'],
  ]);
});

test.each<[string, Partial<KafkaFacts>, string]>([
  ['brokers_that_are_not_counted', { brokers: unknown('why') }, 'kafka-brokers'],
  ['a_topic_that_is_not_told', { topicState: unknown('why') }, 'kafka-topic'],
  ['settings_that_may_not_be_read', { topicState: there({ settings: unknown('why') }) }, 'kafka-topic-settings'],
  ['a_partition_without_leader', { topicState: there({ ready: unknown('why') }) }, 'kafka-topic-ready'],
  ['a_first_record_that_is_not_ours', { topicState: there({ logId: unknown('why') }) }, 'kafka-log'],
  ['requests_that_are_too_small', { requestBytes: known({ allowed: 2, needed: 2 }) }, 'kafka-request-size'],
])('%s_do_not_fit', (_name, changes, check) => {
  expect(notFitting(changes).map(([verdict, found]) => [verdict, found])).toEqual([['differs', check]]);
});

test('one_broker_fits_with_advice', () => {
  expect(findingsOf({ brokers: known(1) })[1]).toMatchObject({
    verdict: 'fits',
    sentence: expect.stringContaining('partnership log backup') as string,
  });
});

test('what_we_show_is_told_without_secrets', () => {
  const sasl = { mechanism: 'scram-sha-512' as const, username: 'timeline', password: 'hush' };
  expect(whoWeAre({ tls: { cert: 'PEM', key: 'PEM' }, sasl })).toBe(
    'We show the user "timeline" by SASL scram-sha-512 and the certificate of KAFKA_TLS_CERT_FILE, over TLS.',
  );
});
