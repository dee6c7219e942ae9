import type { KafkaConnection } from '#config';
import { known, unknown } from './reply';
import { allFit } from './finding';
import { type KafkaFacts, kafkaFindings, loginInWords } from './kafka-findings';

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

test('a_kafka_that_meets_the_requirements_fits', () => {
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

test('a_kafka_that_does_not_answer_yields_one_finding', () => {
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
])('the_setting_%j_differs_and_the_finding_names_the_remedy', (setting, check, remedy) => {
  const settings = known([{ ...setting, verdict: 'differs' as const }]);
  const [[verdict, found, sentence]] = notFitting({ topicState: there({ settings }) }) as [string[]];
  expect([verdict, found, sentence!.endsWith(remedy)]).toEqual(['differs', check, true]);
});

test('settings_that_a_managed_kafka_does_not_report_are_unknown_and_do_not_fail_the_check', () => {
  const settings = known([{ setting: 'flush.messages =', found: null, wanted: '1', verdict: 'unknown' as const }]);
  const findings = findingsOf({ topicState: there({ settings }), requestBytes: known({ allowed: null, needed: 2 }) });
  expect(findings.filter(({ verdict }) => verdict === 'unknown')).toHaveLength(2);
  expect(allFit(findings)).toBe(true);
});

test('a_missing_topic_fits_unless_it_cannot_be_created', () => {
  const missing = (replicas: ReturnType<typeof known<number>> | ReturnType<typeof unknown>) =>
    notFitting({ topicState: known({ is: 'missing', replicas }) });
  expect(missing(known(3))).toEqual([]);
  expect(missing(unknown('set KAFKA_REPLICATION_FACTOR=3.'))).toEqual([
    ['differs', 'kafka-topic', 'The topic t cannot be created: set KAFKA_REPLICATION_FACTOR=3.'],
  ]);
});

test.each<[string, Partial<KafkaFacts>, string]>([
  ['brokers_that_cannot_be_counted', { brokers: unknown('why') }, 'kafka-brokers'],
  ['a_topic_whose_state_is_unknown', { topicState: unknown('why') }, 'kafka-topic'],
  ['settings_that_may_not_be_read', { topicState: there({ settings: unknown('why') }) }, 'kafka-topic-settings'],
  ['a_partition_without_leader', { topicState: there({ ready: unknown('why') }) }, 'kafka-topic-ready'],
  ['a_first_record_of_another_writer', { topicState: there({ logId: unknown('why') }) }, 'kafka-log'],
  ['request_limits_that_are_too_small', { requestBytes: known({ allowed: 2, needed: 2 }) }, 'kafka-request-size'],
])('%s_do_not_fit', (_name, changes, check) => {
  expect(notFitting(changes).map(([verdict, found]) => [verdict, found])).toEqual([['differs', check]]);
});

test('a_single_broker_fits_and_the_finding_recommends_backups', () => {
  expect(findingsOf({ brokers: known(1) })[1]).toMatchObject({
    verdict: 'fits',
    sentence: expect.stringContaining('partnership log backup') as string,
  });
});

test('credentials_are_described_without_secrets', () => {
  const sasl = { mechanism: 'scram-sha-512' as const, username: 'timeline', password: 'hush' };
  expect(loginInWords({ tls: { cert: 'PEM', key: 'PEM' }, sasl })).toBe(
    'We show the user "timeline" by SASL scram-sha-512 and the certificate of KAFKA_TLS_CERT_FILE, over TLS.',
  );
});
