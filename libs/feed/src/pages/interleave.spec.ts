import { interleave } from './interleave';

const at = (partition: number, recordedAt: string) => ({ partition, recordedAt });

describe('interleave', () => {
  it('orders_by_time_across_partitions', () => {
    expect(interleave([at(0, '1'), at(0, '4'), at(1, '2'), at(1, '3')])).toEqual([
      at(0, '1'),
      at(1, '2'),
      at(1, '3'),
      at(0, '4'),
    ]);
  });

  it('keeps_the_order_within_a_partition_if_an_import_has_older_times', () => {
    expect(interleave([at(0, '5'), at(0, '1'), at(1, '3')])).toEqual([at(1, '3'), at(0, '5'), at(0, '1')]);
  });

  it('returns_an_empty_list_for_an_empty_list', () => expect(interleave([])).toEqual([]));
});
