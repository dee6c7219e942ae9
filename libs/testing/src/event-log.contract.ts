import { AppendOutcomeUnknown, type EventLog, logIdOf, NotYet, RecordNotAppended, RecordTooLarge } from '#event-log';
import { StoringReader } from './storing-reader';
import { until } from './until';

/** Tests the contract of every event log. `open` creates a separate log, with three partitions, for each test. */
export function describeEventLog(name: string, open: () => Promise<EventLog>): void {
  describe(`event log: ${name}`, () => {
    let log: EventLog;
    beforeEach(async () => {
      log = await open();
    });
    afterEach(async () => log.close());

    /** Returns one key for each partition, found by trial. */
    const keys = (): string[] =>
      Array.from({ length: log.partitions }, (_, partition) => {
        for (let n = 0; ; n++) if (log.partitionOf(`key-${n}`) === partition) return `key-${n}`;
      });
    const keyOf = (partition: number): string => keys()[partition] ?? '';
    const value = (text: string): Buffer => Buffer.from(text);
    const appendAll = async (entries: readonly (readonly [key: string, text: string])[]) => {
      const appender = log.appender();
      return Promise.all(entries.map(([key, text]) => appender.append(key, value(text))));
    };

    describe('appending', () => {
      test('a_new_log_contains_only_its_genesis', async () => {
        expect(log.partitions).toBe(3);
        expect(await log.range()).toEqual([
          { begin: 0, end: 1 },
          { begin: 0, end: 0 },
          { begin: 0, end: 0 },
        ]);
        expect(logIdOf(await log.firstRecord(0))).toBe(log.logId);
        expect(await log.firstRecord(1)).toBeNull();
      });

      test('an_append_returns_the_place_of_its_record', async () => {
        const before = Date.now();
        const [place] = await appendAll([[keyOf(1), 'one']]);
        expect(place).toEqual({ partition: 1, offset: 0 });
        const first = await log.firstRecord(1);
        expect(first).toMatchObject({ partition: 1, offset: 0, key: keyOf(1), value: value('one') });
        expect(first?.timestamp).toBeGreaterThanOrEqual(before);
        expect((await log.range())[1]).toEqual({ begin: 0, end: 1 });
      });

      test('headers_are_read_with_their_record', async () => {
        await log.appender().append(keyOf(1), value('one'), { traceparent: '00-1' });
        await log.appender().append(keyOf(2), value('two'));
        expect(await log.firstRecord(1)).toMatchObject({ value: value('one'), headers: { traceparent: '00-1' } });
        expect(await log.firstRecord(2)).not.toHaveProperty('headers');
      });

      test('concurrent_appends_keep_the_order_of_their_calls_in_each_partition', async () => {
        const entries = Array.from({ length: 300 }, (_, n) => [keyOf(n % 3), String(n)] as const);
        const places = await appendAll(entries);
        const reader = new StoringReader();
        log.read(reader, { group: 'order' });
        await until('all 301 records are read', () => reader.total() === 301);

        for (const partition of [0, 1, 2]) {
          const own = entries.flatMap(([, text], n) => (n % 3 === partition ? [text] : []));
          expect(reader.texts(partition).slice(partition === 0 ? 1 : 0)).toEqual(own);
        }
        places.forEach(({ partition, offset }, n) => expect(reader.texts(partition)[offset]).toBe(String(n)));
      });

      test('a_record_that_is_too_large_is_refused_and_never_recorded', async () => {
        const appender = log.appender();
        const tooLarge = appender.append(keyOf(1), Buffer.alloc(2 * 1024 * 1024));
        await expect(tooLarge).rejects.toBeInstanceOf(RecordTooLarge);
        const largest = await appender.append(keyOf(1), Buffer.alloc(2 * 1024 * 1024 - 1024));
        expect(largest).toEqual({ partition: 1, offset: 0 });
      });

      test('a_closing_appender_settles_accepted_records_and_refuses_others', async () => {
        const appender = log.appender();
        const accepted = [appender.append(keyOf(1), value('a')), appender.append(keyOf(1), value('b'))];
        const closing = appender.close();
        await expect(appender.append(keyOf(1), value('c'))).rejects.toBeInstanceOf(RecordNotAppended);
        await closing;
        expect(await Promise.all(accepted)).toEqual([
          { partition: 1, offset: 0 },
          { partition: 1, offset: 1 },
        ]);
        expect((await log.range())[1]?.end).toBe(2);
      });

      test('errors_distinguish_unknown_outcomes_from_records_not_recorded', () => {
        expect(new AppendOutcomeUnknown('x')).toMatchObject({ code: 'append-outcome-unknown', retriable: true });
        expect(new RecordNotAppended('x')).toMatchObject({ code: 'record-not-appended', retriable: true });
        expect(new RecordTooLarge(3, 2)).toMatchObject({ code: 'record-too-large', retriable: false });
      });
    });

    describe('reading', () => {
      test('ready_means_that_every_partition_has_been_positioned', async () => {
        const reader = new StoringReader();
        await log.read(reader, { group: 'ready' }).ready;
        expect(reader.assignments.map(({ partition }) => partition).sort()).toEqual([0, 1, 2]);
        expect(reader.assignments.find(({ partition }) => partition === 0)?.range).toEqual({ begin: 0, end: 1 });
      });

      test('starts_at_the_position_of_the_reader_and_continues_with_new_records', async () => {
        await appendAll(['a', 'b', 'c', 'd'].map((text) => [keyOf(1), text] as const));
        const reader = new StoringReader({ 1: 2 });
        await log.read(reader, { group: 'position' }).ready;
        await until('the rest is read', () => reader.texts(1).length === 2);
        await appendAll([[keyOf(1), 'e']]);
        await until('the new record is read', () => reader.texts(1).length === 3);
        expect(reader.texts(1)).toEqual(['c', 'd', 'e']);
        expect(reader.ends.at(-1)).toBe(5);
      });

      test('stores_no_position', async () => {
        await appendAll([[keyOf(1), 'a']]);
        const first = new StoringReader();
        const subscription = log.read(first, { group: 'same' });
        await until('the record is read', () => first.texts(1).length === 1);
        await subscription.stop();

        const second = new StoringReader();
        log.read(second, { group: 'same' });
        await until('it is read again', () => second.texts(1).length === 1);
      });

      test('every_group_reads_everything', async () => {
        await appendAll([[keyOf(2), 'a']]);
        const readers = [new StoringReader(), new StoringReader()];
        readers.forEach((reader, n) => log.read(reader, { group: `group-${n}` }));
        await until('both have read it', () => readers.every((reader) => reader.texts(2).length === 1));
      });

      test('a_failed_batch_is_repeated_while_other_partitions_continue', async () => {
        const reader = new StoringReader();
        let failures = 0;
        reader.before = async (partition) => {
          if (partition === 1 && (failures < 2 || reader.texts(2).length < 2)) throw new Error(`failure ${++failures}`);
        };
        await log.read(reader, { group: 'failing' }).ready;
        const assignmentsBefore = reader.assignments.length;
        await appendAll([[keyOf(1), 'poison']]);
        await until('the batch has failed twice', () => failures >= 2);
        expect(reader.texts(1)).toEqual([]);
        await appendAll(['a', 'b'].map((text) => [keyOf(2), text] as const));
        await until('the other partition goes on', () => reader.texts(2).length === 2);
        await until('the failed batch is given again', () => reader.texts(1).length === 1);

        expect(reader.texts(1)).toEqual(['poison']);
        expect(reader.assignments.slice(assignmentsBefore).every(({ partition }) => partition === 1)).toBe(true);
        expect(reader.assignments.length - assignmentsBefore).toBe(failures);
        expect(reader.troubles.slice(0, 2)).toEqual([
          { partition: 1, error: new Error('failure 1') },
          { partition: 1, error: new Error('failure 2') },
        ]);
      });

      test('a_reader_that_declines_for_now_is_called_again_at_its_time_and_delays_no_other_partition', async () => {
        const reader = new StoringReader();
        const later = Promise.withResolvers<void>();
        let isLater = false;
        reader.before = async (partition) => {
          if (partition === 1 && !isLater) throw new NotYet(later.promise);
        };
        await log.read(reader, { group: 'waiting' }).ready;
        const assignmentsBefore = reader.assignments.length;
        for (const text of ['a', 'b', 'c']) {
          await appendAll([1, 2].map((partition) => [keyOf(partition), text] as const));
          await until('the other partition goes on', () => reader.texts(2).at(-1) === text);
        }
        expect(reader.texts(1)).toEqual([]);
        isLater = true;
        later.resolve();
        await until('the partition goes on', () => reader.texts(1).length === 3);
        expect(reader.assignments.slice(assignmentsBefore).map(({ partition }) => partition)).toEqual([1]);
        expect(reader.troubles).toEqual([]);
      });

      test('the_position_of_a_reader_is_requested_again_if_it_cannot_give_it', async () => {
        await appendAll([[keyOf(1), 'a']]);
        const reader = new StoringReader();
        let refusals = 0;
        reader.beforePosition = async (partition) => {
          if (partition === 1 && refusals < 2) throw new Error(`refusal ${++refusals}`);
        };
        const subscription = log.read(reader, { group: 'refusing' });
        await subscription.ready;
        expect(refusals).toBe(2);
        await until('the record is read', () => reader.texts(1).length === 1);
        expect(reader.troubles).toHaveLength(2);
      });

      test('stopping_waits_for_the_current_batch_and_no_batch_follows', async () => {
        const reader = new StoringReader();
        const entered = Promise.withResolvers<void>();
        const release = Promise.withResolvers<void>();
        reader.before = async (partition) => {
          if (partition !== 1) return;
          entered.resolve();
          await release.promise;
        };
        const subscription = log.read(reader, { group: 'stopping' });
        await appendAll([[keyOf(1), 'a']]);
        await entered.promise;
        let stopped = false;
        const stopping = subscription.stop().then(() => (stopped = true));
        await appendAll([[keyOf(1), 'b']]);
        expect(stopped).toBe(false);
        release.resolve();
        await stopping;
        expect(reader.texts(1)).toEqual(['a']);
        expect([...reader.partitions]).toEqual([]);
      });

      test('a_member_that_is_renewed_while_it_joins_reads_every_partition_and_leaves_no_second_member', async () => {
        await appendAll([0, 1, 2].map((partition) => [keyOf(partition), 'a'] as const));
        const reader = new StoringReader();
        const subscription = log.read(reader, { group: 'renewed' });
        subscription.renew();
        await until('all 4 records are read', () => reader.total() === 4);
        await appendAll([0, 1, 2].map((partition) => [keyOf(partition), 'b'] as const));
        await until('all 7 records are read', () => reader.total() === 7);
      });

      test('members_of_a_group_share_the_partitions_and_take_over_from_a_leaving_member', async () => {
        const store = new Map<number, number>();
        const [first, second] = [new StoringReader(store), new StoringReader(store)];
        const leaving = log.read(first, { group: 'sharing' });
        await leaving.ready;
        await log.read(second, { group: 'sharing' }).ready;
        await until('both hold some and together all', () => {
          const both = [...first.partitions, ...second.partitions].sort();
          return first.partitions.size > 0 && second.partitions.size > 0 && both.join() === '0,1,2';
        });

        await appendAll(Array.from({ length: 30 }, (_, n) => [keyOf(n % 3), `before ${n}`] as const));
        await until('all is read', () => first.total() + second.total() === 31);
        await leaving.stop();
        await until('the other holds all', () => second.partitions.size === 3);
        await appendAll(Array.from({ length: 30 }, (_, n) => [keyOf(n % 3), `after ${n}`] as const));
        await until('all is read', () => first.total() + second.total() === 61);
        expect([0, 1, 2].map((partition) => store.get(partition))).toEqual([21, 20, 20]);
      });
    });
  });
}
