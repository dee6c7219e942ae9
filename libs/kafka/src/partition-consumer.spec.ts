import { setImmediate as nextTurn } from 'node:timers/promises';
import type { LogRecord } from '#event-log';
import { StoringReader } from '#testing';
import { OffsetLost, PartitionConsumer } from './partition-consumer';

const records = (from: number, to: number): LogRecord[] =>
  Array.from({ length: to - from + 1 }, (_, n) => ({
    partition: 0,
    offset: from + n,
    key: 'k',
    value: Buffer.from(`${from + n}`),
    timestamp: 0,
  }));

describe('a partition consumer', () => {
  let reader: StoringReader;
  let calls: string[];
  let consumer: PartitionConsumer;
  /** The log ends behind them, unless said. */
  const take = (from: number, to: number, end = to + 1) => consumer.take(records(from, to), end);

  beforeEach(async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate'] });
    reader = new StoringReader({ 0: 5 });
    calls = [];
    consumer = new PartitionConsumer(0, reader, {
      range: async () => ({ begin: 0, end: 100 }),
      seek: (_, offset) => calls.push(`seek ${offset}`),
      pause: () => calls.push('pause'),
      resume: () => calls.push('resume'),
    });
    await consumer.start(Promise.resolve());
  });
  afterEach(() => jest.useRealTimers());

  test('seeks_to_the_position_of_the_reader_before_it_resumes', async () => {
    await consumer.positioned;
    expect(calls).toEqual(['seek 5', 'resume']);
  });

  test('passes_consecutive_records_on', async () => {
    expect(await take(5, 7)).toBe(true);
    expect(await take(8, 8)).toBe(true);
    expect(reader.texts(0)).toEqual(['5', '6', '7', '8']);
  });

  test('drops_records_that_were_already_read', async () => {
    expect(await take(3, 6)).toBe(true);
    expect(reader.texts(0)).toEqual(['5', '6']);
  });

  test('drops_a_batch_before_its_position_and_seeks_back', async () => {
    expect(await take(0, 2)).toBe(false);
    expect(calls.at(-1)).toBe('seek 5');
    expect(await take(5, 5)).toBe(true);
    expect(reader.texts(0)).toEqual(['5']);
  });

  test('reports_an_offset_that_the_log_no_longer_has', async () => {
    await take(0, 2);
    expect(await take(0, 2)).toBe(false);
    expect(reader.troubles[0]?.error).toBeInstanceOf(OffsetLost);
    expect(calls.at(-1)).toBe('pause');
  });

  test('accepts_a_gap_only_if_it_appears_twice', async () => {
    reader.batch = async (_, batch) => void reader.records.push(...batch);
    expect(await take(7, 8)).toBe(false);
    expect(calls.at(-1)).toBe('seek 5');
    expect(reader.texts(0)).toEqual([]);
    expect(await take(7, 8)).toBe(true);
    expect(reader.texts(0)).toEqual(['7', '8']);
    expect(await take(10, 10)).toBe(false);
  });

  test('pauses_after_a_failure_and_retries_with_growing_delays', async () => {
    reader.before = () => Promise.reject(new Error('no database'));
    for (const wait of [100, 200, 400]) {
      const assignmentsBefore = reader.assignments.length;
      expect(await take(5, 6)).toBe(false);
      expect(calls.at(-1)).toBe('pause');
      jest.advanceTimersByTime(wait - 1);
      await nextTurn();
      expect(reader.assignments.length).toBe(assignmentsBefore);
      jest.advanceTimersByTime(1);
      await nextTurn();
      expect(calls.slice(-2)).toEqual(['seek 5', 'resume']);
    }
    reader.before = async () => {};
    expect(await take(5, 6)).toBe(true);
    expect(reader.troubles).toHaveLength(3);
  });

  describe('a consumer with more records in the log', () => {
    let done: () => void;
    let fail: (error: Error) => void;

    beforeEach(() => {
      reader.before = () =>
        new Promise((resolve, reject) => {
          done = resolve;
          fail = reject;
        });
    });

    test('fetches_ahead_while_the_reader_works_and_passes_the_records_on_afterwards', async () => {
      expect(await take(5, 6, 9)).toBe(true);
      const later = take(7, 8);
      await nextTurn();
      expect(reader.texts(0)).toEqual([]);
      reader.before = async () => {};
      done();
      expect(await later).toBe(true);
      expect(reader.texts(0)).toEqual(['5', '6', '7', '8']);
    });

    test('drops_fetched_records_after_a_failure_and_seeks_back', async () => {
      expect(await take(5, 6, 9)).toBe(true);
      const later = take(7, 8);
      reader.before = async () => {};
      fail(new Error('no database'));
      expect(await later).toBe(false);
      expect(calls.at(-1)).toBe('pause');
      jest.advanceTimersByTime(100);
      await nextTurn();
      expect(calls.slice(-2)).toEqual(['seek 5', 'resume']);
      expect(await take(5, 8)).toBe(true);
      expect(reader.texts(0)).toEqual(['5', '6', '7', '8']);
    });

    test('passes_no_fetched_records_on_after_its_end', async () => {
      await take(5, 6, 9);
      const later = take(7, 8);
      consumer.end();
      done();
      expect(await later).toBe(false);
      expect(reader.texts(0)).toEqual(['5', '6']);
    });
  });

  test('leaves_the_reader_to_its_successor_if_it_ends_during_the_query_for_the_range', async () => {
    const { promise, resolve } = Promise.withResolvers<{ begin: number; end: number }>();
    const control = { seek: jest.fn(), pause: jest.fn(), resume: jest.fn() };
    const slow = new PartitionConsumer(0, reader, { range: () => promise, ...control });
    const starting = slow.start(Promise.resolve());
    await nextTurn();
    slow.end();
    const assignmentsBefore = reader.assignments.length;
    resolve({ begin: 0, end: 100 });
    await starting;
    expect(reader.assignments).toHaveLength(assignmentsBefore);
    expect(control.seek).not.toHaveBeenCalled();
  });

  test('passes_no_records_on_and_queries_nothing_after_its_end', async () => {
    reader.before = () => Promise.reject(new Error('no database'));
    await take(5, 6);
    consumer.end();
    jest.advanceTimersByTime(10_000);
    await nextTurn();
    expect(reader.assignments).toHaveLength(1);
    expect(await take(5, 6)).toBe(false);
    expect(reader.records).toEqual([]);
  });
});
