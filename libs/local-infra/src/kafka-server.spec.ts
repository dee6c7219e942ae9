import { DataDirectoryWithComma } from './errors';
import { prepareKafka } from './kafka-server';

test('a_data_directory_with_a_comma_is_refused_before_anything_is_written', async () => {
  await expect(prepareKafka('/nowhere/Smith, Jones', () => undefined)).rejects.toThrow(
    new DataDirectoryWithComma('/nowhere/Smith, Jones'),
  );
});
