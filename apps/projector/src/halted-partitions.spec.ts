import { HaltedPartitions } from './halted-partitions';

test('a_halt_reported_after_its_partition_was_revoked_is_ignored', () => {
  const assigned = new Set([3]);
  const halted = new HaltedPartitions(undefined, (partition) => assigned.has(partition));
  halted.add(3, 7, new Error('broken'));
  expect(halted.partitions).toEqual([3]);
  assigned.delete(3);
  halted.end(3);
  halted.add(3, 7, new Error('broken'));
  expect(halted.partitions).toEqual([]);
  expect(halted.find()).toMatchObject({ state: 'ok' });
});
