import { Standstills } from './standstills';

test('a_halt_reported_after_its_partition_was_revoked_is_ignored', () => {
  const assigned = new Set([3]);
  const standstills = new Standstills(undefined, (partition) => assigned.has(partition));
  standstills.add(3, 7, new Error('broken'));
  expect(standstills.partitions).toEqual([3]);
  assigned.delete(3);
  standstills.end(3);
  standstills.add(3, 7, new Error('broken'));
  expect(standstills.partitions).toEqual([]);
  expect(standstills.find()).toMatchObject({ state: 'ok' });
});
