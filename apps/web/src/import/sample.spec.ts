import { guessColumns, lackingIn } from '#client';
import { rowsOf } from './read-rows';
import { SAMPLE } from './sample';

test('the_sample_has_three_rows_whose_columns_are_all_guessed', () => {
  const { sheet, faults } = rowsOf(SAMPLE);
  expect(faults).toEqual([]);
  expect(sheet?.rows).toHaveLength(3);
  const map = guessColumns(sheet!);
  expect(lackingIn(map)).toEqual([]);
  expect(map.members).toMatchObject({ parties: 'Parties', kind: 'Term', url: 'Link' });
});
