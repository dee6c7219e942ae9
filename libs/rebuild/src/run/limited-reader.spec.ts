import { InMemoryLog } from '#event-log';
import { StoringReader, until } from '#testing';
import { LimitedReader } from './limited-reader';

const value = Buffer.from('x');

test('a_partition_stops_at_its_limit_until_it_is_raised_and_a_partition_without_a_limit_is_not_read', async () => {
  const log = new InMemoryLog({ partitions: 3 });
  for (let n = 0; n < 10; n += 1) for (const partition of [1, 2]) log.write(partition, 'k', value);
  const stored = new StoringReader();
  const limited = new LimitedReader(stored);
  const subscription = log.read(limited, { group: 'limited' });

  limited.allow(
    new Map([
      [1, 4],
      [2, 10],
    ]),
  );
  await until('both are where they may be', () => stored.texts(1).length === 4 && stored.texts(2).length === 10);
  limited.allow(new Map([[1, 3]]));
  limited.allow(new Map([[1, 7]]));
  await until('it has gone on', () => stored.texts(1).length === 7);
  expect(new Set(stored.assignments.map(({ partition }) => partition))).toEqual(new Set([1, 2]));
  expect(stored.troubles).toEqual([]);
  await subscription.stop();
  await log.close();
});
