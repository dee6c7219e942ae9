import { randomUUID } from 'node:crypto';
import { ConfigResourceTypes, Kafka, logLevel, type KafkaMessage } from '../e2e/support/kafkajs';
import { DECISION_PARTITIONS, decodeCursor, type TermChangeEvent } from '#contracts';
import { InMemoryLog } from '#event-log';
import { KafkaUnavailable, openOutgoingTopic, TopicDiffers } from '#kafka';
import type { Database } from '#postgres';
import { feedInPostgres } from '#feed';
import { startKafkaOutlet } from '#notifier';
import { createLogger } from '#observability';
import { KafkaOutlet, type OutletTopic } from '#subscriptions';
import { until } from '#testing';
import { recordSome } from './support/feed';
import { startPipeline, type Pipeline } from './support/pipeline';
import { changed, openSubscriptionsDatabase, wholeFeed } from './support/webhook-delivery';

const brokers = (process.env['TEST_KAFKA_BROKERS'] ?? '').split(',');
const kafka = new Kafka({ brokers, clientId: 'kafka-out-spec', logLevel: logLevel.NOTHING });
const admin = kafka.admin();
const logger = createLogger({ name: 'test', level: 'silent' });
const PARTNERSHIPS = ['north', 'east', 'south'];

describe('the topic of term changes', () => {
  let log: InMemoryLog;
  let pipeline: Pipeline;
  let database: Database;
  let topic: string;

  beforeAll(() => admin.connect());
  afterAll(() => admin.disconnect());
  beforeEach(async () => {
    log = new InMemoryLog();
    pipeline = await startPipeline({ log });
    database = await openSubscriptionsDatabase(pipeline.database.directUrl);
    topic = `e2e-${randomUUID()}.term-changes`;
  });
  afterEach(async () => {
    await database.close();
    await pipeline.close();
  });

  const options = () => ({ brokers, topic, clientId: 'spec', replicationFactor: 1, logger: () => undefined });
  const startOutlet = () => startKafkaOutlet({ database, logger, kafka: options() });

  /** Resolves once the outlet has processed the whole log. */
  async function untilPublished(): Promise<void> {
    await pipeline.caughtUp();
    const ends = (await log.range()).map(({ end }) => end);
    await until('everything is published', async () => {
      const { rows } = await database.pool.query<{ partition: number; next_offset: number }>(
        'SELECT partition, next_offset FROM outlet_progress',
      );
      const passed = new Map(rows.map((row) => [row.partition, row.next_offset]));
      return ends.every((end, partition) => (passed.get(partition) ?? 0) >= end);
    });
  }

  /** All records of the topic. The records of each partition are in order. */
  async function readTopic(): Promise<KafkaMessage[]> {
    // The brokers of a new topic may not have learned yet which partitions they lead.
    let offsets: Awaited<ReturnType<typeof admin.fetchTopicOffsets>> = [];
    await until('the topic can be read', async () => {
      offsets = await admin.fetchTopicOffsets(topic).catch(() => []);
      return offsets.length > 0;
    });
    const total = offsets.reduce((sum, { high, low }) => sum + Number(high) - Number(low), 0);
    const messages: KafkaMessage[] = [];
    const consumer = kafka.consumer({ groupId: `read-${randomUUID()}` });
    await consumer.connect();
    await consumer.subscribe({ topic, fromBeginning: true });
    await consumer.run({ eachMessage: async ({ message }) => void messages.push(message) });
    await until(`all ${total} records are read`, () => messages.length >= total);
    await consumer.disconnect();
    return messages;
  }

  const eventOf = ({ value }: KafkaMessage) => JSON.parse(String(value)) as TermChangeEvent;
  const idsByKey = (messages: readonly KafkaMessage[]) =>
    Object.fromEntries(
      PARTNERSHIPS.map((key) => [
        key,
        messages.filter((each) => String(each.key) === key).map((each) => eventOf(each).id),
      ]),
    );
  const idsOfFeed = (feed: readonly TermChangeEvent[]) =>
    Object.fromEntries(
      PARTNERSHIPS.map((key) => [key, feed.filter(({ partitionkey }) => partitionkey === key).map(({ id }) => id)]),
    );
  const idsOf = (feed: readonly TermChangeEvent[], key: string) =>
    feed.filter(({ partitionkey }) => partitionkey === key).map(({ id }) => id);
  const withoutRepeats = (ids: Record<string, string[]>) =>
    Object.fromEntries(Object.entries(ids).map(([key, each]) => [key, [...new Set(each)]]));

  it('contains_each_change_once_keyed_by_partnership_as_a_cloudevent_in_the_order_of_the_log', async () => {
    const stop = await startOutlet();
    await recordSome(pipeline, PARTNERSHIPS, 20);
    await untilPublished();
    await stop();
    const feed = await wholeFeed(pipeline);
    const messages = await readTopic();
    expect(messages).toHaveLength(feed.length);
    expect(idsByKey(messages)).toEqual(idsOfFeed(feed));
    const byId = new Map(feed.map((event) => [event.id, event]));
    for (const message of messages) {
      const event = eventOf(message);
      expect(event).toEqual(byId.get(event.id));
      expect(String(message.key)).toBe(event.data.partnershipId);
      expect(String(message.headers!['content-type'])).toBe('application/cloudevents+json; charset=utf-8');
    }
  });

  it('carries_cursors_from_which_the_feed_continues_without_a_gap', async () => {
    const stop = await startOutlet();
    await recordSome(pipeline, PARTNERSHIPS, 6);
    await untilPublished();
    await recordSome(pipeline, ['west'], 2);
    await untilPublished();
    await stop();
    const feed = await wholeFeed(pipeline);
    const messages = await readTopic();
    const cursorOf = ({ headers }: KafkaMessage) => decodeCursor(String(headers!['cursor']), 12);
    for (const message of messages)
      expect(cursorOf(message).places.filter(({ hash }) => hash === undefined)).toEqual([]);
    const idsBehind = async (message: KafkaMessage) => {
      const { logId, places } = cursorOf(message);
      const feed = feedInPostgres(database.pool, DECISION_PARTITIONS);
      const { items } = await feed.read({ logId, from: places, perPartition: 1_000 });
      return items.map(({ event }) => event.id);
    };
    for (const message of messages) {
      const own = idsOf(feed, String(message.key));
      const rest = await idsBehind(message);
      expect(own.filter((id) => rest.includes(id))).toEqual(own.slice(own.indexOf(eventOf(message).id) + 1));
    }
    // A reader that continues from the oldest of the last records of all partitions misses nothing.
    const last = [...new Map(messages.map((message) => [String(message.key), message])).values()];
    const oldest = last.toSorted((a, b) => Number(a.timestamp) - Number(b.timestamp))[0]!;
    expect(await idsBehind(oldest)).toEqual(expect.arrayContaining(idsOf(feed, 'west')));
    expect(await idsBehind(last.find(({ key }) => String(key) === 'west')!)).toEqual([]);
  });

  it('contains_a_change_of_a_hundred_values_truncated_to_the_size_of_a_record', async () => {
    await recordSome(pipeline, ['north'], 1);
    const set = (nth: number) => ({
      effect: 'set',
      kind: 'api-hosting',
      scope: 'wide',
      value: { provider: 'a', summary: `${nth}: ${'much is said about it '.repeat(80)}` },
      from: `[2020-01-${String(1 + (nth % 28)).padStart(2, '0')}..2025-${String(1 + Math.floor(nth / 28)).padStart(2, '0')}-01]`,
    });
    const recorded = await pipeline.record('north', [
      { ...changed('2026-03-01'), effects: Array.from({ length: 100 }, (_, nth) => set(nth)) },
    ]);
    expect(recorded).toMatchObject({ outcome: 'recorded' });
    const stop = await startOutlet();
    await untilPublished();
    await stop();
    const feed = await wholeFeed(pipeline);
    expect(Math.max(...feed.map((event) => JSON.stringify(event).length))).toBeLessThan(300 * 1024);
    expect(feed.at(-1)!.data).toMatchObject({ truncated: true });
    expect((await readTopic()).map(eventOf)).toEqual(feed);
  });

  it('has_unlimited_retention', async () => {
    await (
      await startOutlet()
    )();
    const { resources } = await admin.describeConfigs({
      includeSynonyms: false,
      resources: [{ type: ConfigResourceTypes.TOPIC, name: topic }],
    });
    const settings = Object.fromEntries(
      resources[0]!.configEntries.map(({ configName, configValue }) => [configName, configValue]),
    );
    expect(settings).toMatchObject({ 'retention.ms': '-1', 'retention.bytes': '-1', 'cleanup.policy': 'delete' });
  });

  it('is_refused_if_its_retention_is_limited', async () => {
    const configEntries = [{ name: 'retention.ms', value: '86400000' }];
    await admin.createTopics({
      waitForLeaders: true,
      topics: [{ topic, numPartitions: 12, replicationFactor: 1, configEntries }],
    });
    await expect(startOutlet()).rejects.toEqual(new TopicDiffers(topic, 'retention.ms =', '86400000', '-1'));
  });

  it('is_reported_as_unavailable_if_no_broker_can_be_reached', async () => {
    const nowhere = { ...options(), brokers: ['127.0.0.1:9'] };
    await expect(startKafkaOutlet({ database, logger, kafka: nowhere })).rejects.toBeInstanceOf(KafkaUnavailable);
  });

  it('misses_no_change_if_its_publisher_dies_before_it_saves_its_progress', async () => {
    await recordSome(pipeline, PARTNERSHIPS, 20);
    await pipeline.caughtUp();
    const real = await openOutgoingTopic(options());
    let published = 0;
    const dying: OutletTopic = {
      async publish(records) {
        const some = records.slice(0, Math.ceil(records.length / 2));
        await real.publish(some);
        published += some.length;
        throw new Error('killed');
      },
    };
    const dead = new KafkaOutlet({
      database,
      feed: feedInPostgres(database.pool, DECISION_PARTITIONS),
      topic: dying,
      onTrouble: () => undefined,
    });
    dead.start();
    await until('some changes are published', () => published > 0);
    await dead.stop();
    await real.close();

    const stop = await startOutlet();
    await untilPublished();
    await stop();
    const messages = await readTopic();
    const feed = await wholeFeed(pipeline);
    expect(messages.length).toBeGreaterThan(feed.length);
    expect(withoutRepeats(idsByKey(messages))).toEqual(idsOfFeed(feed));
  });

  it('repeats_the_same_ids_after_the_progress_was_reset', async () => {
    const first = await startOutlet();
    await recordSome(pipeline, PARTNERSHIPS, 10);
    await untilPublished();
    await first();
    const before = idsByKey(await readTopic());

    await database.pool.query('UPDATE outlet_progress SET next_offset = 0');
    const second = await startOutlet();
    await untilPublished();
    await second();
    const after = idsByKey(await readTopic());
    for (const key of PARTNERSHIPS) expect(after[key]).toEqual([...before[key]!, ...before[key]!]);
  });

  it('gets_no_changes_of_a_log_that_differs_from_the_published_one', async () => {
    const first = await startOutlet();
    await recordSome(pipeline, PARTNERSHIPS, 3);
    await untilPublished();
    await first();
    const trouble: unknown[] = [];
    const published: unknown[] = [];
    const other = new KafkaOutlet({
      database,
      feed: feedInPostgres(database.pool, DECISION_PARTITIONS),
      topic: { publish: async (records) => void published.push(...records) },
      onTrouble: (error) => trouble.push(error),
    });
    // As if the end of the log had been lost and rewritten.
    await database.pool.query(`UPDATE outlet_progress SET place_hash = repeat('ab', 8) WHERE next_offset > 1`);
    await pipeline.record('north', [changed('2026-03-01')]);
    await pipeline.caughtUp();
    other.start();
    await until('the outlet has refused the log', () => trouble.length > 0);
    await other.stop();
    expect(trouble[0]).toMatchObject({ code: 'cursor-foreign' });
    expect(published).toEqual([]);
  });

  it('continues_after_an_older_release_that_saved_no_hash', async () => {
    const first = await startOutlet();
    await recordSome(pipeline, PARTNERSHIPS, 3);
    await untilPublished();
    await first();
    await database.pool.query(`UPDATE outlet_progress SET hashed_offset = -1, place_hash = repeat('ab', 8)`);
    const second = await startOutlet();
    await pipeline.record('north', [changed('2026-03-01')]);
    await untilPublished();
    await second();
    expect(idsByKey(await readTopic())).toEqual(idsOfFeed(await wholeFeed(pipeline)));
  });

  it('contains_no_changes_of_void_decisions', async () => {
    const stop = await startOutlet();
    await recordSome(pipeline, PARTNERSHIPS, 3);
    await pipeline.caughtUp();
    const partition = log.partitionOf('north');
    const appender = log.appender();
    await appender.append('north', log.records[partition]!.findLast(({ key }) => key === 'north')!.value!);
    await appender.append('north', Buffer.from('{ "not": "a decision" }'));
    await untilPublished();
    await stop();

    const voids = await pipeline.database.pool.query<{ partition: number; reason: string }>(
      'SELECT partition, reason FROM void_decision ORDER BY "offset"',
    );
    expect(voids.rows).toEqual([
      { partition, reason: 'duplicate' },
      { partition, reason: 'undecodable' },
    ]);
    // A write whose answer is late is repeated.
    expect(withoutRepeats(idsByKey(await readTopic()))).toEqual(idsOfFeed(await wholeFeed(pipeline)));
  });

  it('is_written_by_one_publisher_at_a_time', async () => {
    const stops = await Promise.all([startOutlet(), startOutlet(), startOutlet()]);
    await recordSome(pipeline, PARTNERSHIPS, 20);
    await untilPublished();
    await Promise.all(stops.map((stop) => stop()));
    expect(idsByKey(await readTopic())).toEqual(idsOfFeed(await wholeFeed(pipeline)));
  });
});
