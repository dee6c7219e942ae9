import { StoringReader, until } from '#testing';
import { AppendOutcomeUnknown } from '../append-errors';
import { InMemoryLog } from './in-memory-log';
import { RandomSchedule, seededRandom } from './schedule';

const FAULTS = {
  appendLost: 0.05,
  resultLost: 0.05,
  appendLate: 0.05,
  appendedTwice: 0.05,
  resultLate: 0.2,
  redelivered: 0.1,
  rebalanced: 0.1,
  zombie: 0.5,
};

/** Two appenders and two readers that share a store, one of which dies in the middle. */
async function simulate(seed: number) {
  const random = seededRandom(seed);
  const schedule = new RandomSchedule(random);
  const log = new InMemoryLog({ partitions: 2, logId: 'simulated', schedule, faults: FAULTS, random, batchRecords: 5 });
  const store = new Map<number, number>();
  const readers = [new StoringReader(store), new StoringReader(store)];
  for (const reader of readers) reader.beforePosition = () => schedule.turn();
  const [dying] = readers.map((reader) => log.read(reader, { group: 'simulation' }));

  const appenders = [log.appender(), log.appender()];
  const outcomes = appenders.flatMap((appender, a) =>
    Array.from({ length: 60 }, async (_, n) => {
      const text = `${a}/${n}`;
      const place = await appender.append(`key-${n % 7}`, Buffer.from(text)).catch((error: unknown) => error);
      return { text, place };
    }),
  );
  const settled = await Promise.all(outcomes);
  dying?.crash();
  // What was reported as unknown can still arrive, at most 20 turns of the schedule later.
  for (let turns = 0; turns < 100; turns++) await schedule.turn();
  await until('all is applied', () => log.records.every(({ length }, partition) => store.get(partition) === length));
  await log.close();
  return { log, readers, settled };
}

describe.each([1, 2, 3, Date.now()])('a simulation with seed %i', (seed) => {
  test('applies_every_record_once_and_in_order', async () => {
    const { log, readers } = await simulate(seed);
    const applied = readers.flatMap(({ records }) => records);
    for (const [partition, records] of log.records.entries()) {
      const own = applied.filter((record) => record.partition === partition);
      expect(own.toSorted((a, b) => a.offset - b.offset)).toEqual(records);
    }
    expect(readers.some(({ troubles }) => troubles.length > 0)).toBe(true);
  });

  test('loses_no_acknowledged_record', async () => {
    const { log, settled } = await simulate(seed);
    const unknown = settled.filter(({ place }) => place instanceof AppendOutcomeUnknown);
    expect(unknown.length).toBeGreaterThan(0);
    for (const { text, place } of settled) {
      if (place instanceof AppendOutcomeUnknown) continue;
      const { partition, offset } = place as { partition: number; offset: number };
      expect(String(log.records[partition]?.[offset]?.value)).toBe(text);
    }
  });
});

test('the_same_seed_gives_the_same_log', async () => {
  const texts = async (seed: number) =>
    (await simulate(seed)).log.records.map((all) => all.map(({ value }) => String(value)));
  expect(await texts(7)).toEqual(await texts(7));
  expect(await texts(7)).not.toEqual(await texts(8));
});
