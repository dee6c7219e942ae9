import { AppendOutcomeUnknown, RecordNotAppended, RecordTooLarge } from '#event-log';
import { GroupCommitAppender, type KeyedRecord } from './group-commit-appender';

/** A broker whose requests wait until the test answers them. */
class ManualBroker {
  readonly requests: {
    partition: number;
    keys: (string | null)[];
    answer: (base: number) => void;
    fail: (error: Error) => void;
  }[] = [];

  readonly send = (partition: number, records: readonly KeyedRecord[]): Promise<number> => {
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    this.requests.push({ partition, keys: records.map(({ key }) => key), answer: resolve, fail: reject });
    return promise;
  };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('group commit', () => {
  let broker: ManualBroker;
  let appender: GroupCommitAppender;
  const append = (key: string, bytes = 10) => {
    const appending = appender.append(key, Buffer.alloc(bytes));
    appending.catch(() => {});
    return appending;
  };

  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['setImmediate'] });
    broker = new ManualBroker();
    // The partition is the number that the key begins with.
    appender = new GroupCommitAppender((key) => Number.parseInt(key, 10), broker.send, {
      maxRecordBytes: 1_000,
      maxRequestBytes: 500,
      appendTimeoutMs: 10_000,
    });
  });
  afterEach(() => jest.useRealTimers());

  test('records_appended_during_a_request_are_sent_together_afterwards', async () => {
    const first = append('1a');
    await settled();
    const later = [append('1b'), append('1c')];
    await settled();
    expect(broker.requests.map(({ keys }) => keys)).toEqual([['1a']]);

    broker.requests[0]?.answer(7);
    await settled();
    expect(broker.requests.map(({ keys }) => keys)).toEqual([['1a'], ['1b', '1c']]);
    broker.requests[1]?.answer(8);
    expect(await Promise.all([first, ...later])).toEqual([7, 8, 9].map((offset) => ({ partition: 1, offset })));
  });

  test('partitions_do_not_wait_for_each_other', async () => {
    void append('1a');
    void append('2a');
    await settled();
    expect(broker.requests.map(({ partition }) => partition)).toEqual([1, 2]);
  });

  test('under_load_a_small_group_gathers_for_a_moment_and_a_larger_one_does_not', async () => {
    void ['1a', '2a', '3a', '4a', '5a', '6a', '7a'].map((key) => append(key));
    await settled();
    expect(broker.requests).toHaveLength(7);

    void append('8a');
    await settled();
    void append('8b');
    void ['9a', '9b', '9c', '9d'].map((key) => append(key));
    await settled();
    expect(broker.requests.slice(7).map(({ keys }) => keys)).toEqual([['9a', '9b', '9c', '9d']]);

    jest.advanceTimersByTime(3);
    await settled();
    expect(broker.requests.slice(8).map(({ keys }) => keys)).toEqual([['8a', '8b']]);
  });

  test('no_group_gathers_once_the_earlier_appends_have_settled', async () => {
    void ['1a', '2a', '3a', '4a', '5a', '6a', '7a', '8a'].map((key) => append(key));
    await settled();
    jest.advanceTimersByTime(3);
    await settled();
    for (const { answer } of broker.requests) answer(0);
    await settled();

    const sent = broker.requests.length;
    void append('9a');
    await settled();
    expect(broker.requests.slice(sent).map(({ keys }) => keys)).toEqual([['9a']]);
  });

  test('a_request_stays_below_its_limit_and_a_larger_record_is_sent_alone', async () => {
    void ['1a', '1b', '1c'].map((key) => append(key, 200));
    void append('1d', 900);
    void append('1e');
    for (let answered = 0; answered < 4; answered++) {
      await settled();
      broker.requests[answered]?.answer(0);
    }
    expect(broker.requests.map(({ keys }) => keys)).toEqual([['1a', '1b'], ['1c'], ['1d'], ['1e']]);
  });

  test('a_failed_request_fails_its_records_and_later_ones_continue', async () => {
    const [first, second] = [append('1a'), append('1b')];
    await settled();
    const third = append('1c');
    broker.requests[0]?.fail(new Error('connection reset'));
    await expect(first).rejects.toBeInstanceOf(AppendOutcomeUnknown);
    await expect(second).rejects.toBeInstanceOf(AppendOutcomeUnknown);
    await settled();
    broker.requests[1]?.answer(5);
    expect(await third).toEqual({ partition: 1, offset: 5 });
  });

  test('after_the_timeout_sent_records_are_unknown_and_queued_records_are_not_recorded', async () => {
    const sent = append('1a');
    await settled();
    const waiting = append('1b');
    jest.advanceTimersByTime(10_000);
    await expect(sent).rejects.toBeInstanceOf(AppendOutcomeUnknown);
    await expect(waiting).rejects.toBeInstanceOf(RecordNotAppended);

    const next = append('1c');
    await settled();
    expect(broker.requests).toHaveLength(1);
    broker.requests[0]?.answer(3);
    await settled();
    expect(broker.requests[1]?.keys).toEqual(['1c']);
    broker.requests[1]?.answer(4);
    expect(await next).toEqual({ partition: 1, offset: 4 });
  });

  test('a_record_over_the_limit_is_refused_without_a_request', async () => {
    await expect(append('1a', 1_000)).rejects.toEqual(new RecordTooLarge(1_002, 1_000));
    expect(broker.requests).toEqual([]);
  });

  test('closing_waits_for_queued_records', async () => {
    const accepted = append('1a');
    let closed = false;
    const closing = appender.close().then(() => (closed = true));
    await settled();
    expect(closed).toBe(false);
    broker.requests[0]?.answer(0);
    await closing;
    expect(await accepted).toEqual({ partition: 1, offset: 0 });
    await expect(append('1b')).rejects.toBeInstanceOf(RecordNotAppended);
  });
});
