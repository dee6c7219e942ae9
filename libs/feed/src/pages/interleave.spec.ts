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

  it('keeps_the_order_of_a_partition_where_an_import_brings_older_times', () => {
    expect(interleave([at(0, '5'), at(0, '1'), at(1, '3')])).toEqual([at(1, '3'), at(0, '5'), at(0, '1')]);
  });

  it('makes_nothing_of_nothing', () => expect(interleave([])).toEqual([]));
});
