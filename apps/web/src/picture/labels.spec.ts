import { dayOf } from '../time/day';
import { axisOf } from './axis';
import { fitting, labelsIn } from './labels';
import { lane } from './testing/lanes';

const measure = (text: string): number => text.length * 6;

describe('a text', () => {
  it.each([
    [['exclusive', 'Microsoft'], 200, 'exclusive · Microsoft'],
    [['exclusive', 'Microsoft'], 80, 'exclusive'],
    [['exclusive', 'Microsoft'], 20, ''],
    [['It is hosted on Azure only.'], 80, 'It is hosted…'],
  ])('of_%j_fitted_into_%p_pixels_is_%p', (words, width, fits) => {
    expect(fitting(words, width, measure)).toBe(fits);
  });
});

describe('a label', () => {
  const run = { from: dayOf('2010-01-01'), to: dayOf('2041-01-01') };
  const labelled = lane('k', {
    labels: [{ ...run, value: { exclusivity: 'exclusive' }, definite: run, share: { nth: 0, of: 1 } }],
  });
  const axis = axisOf({ from: dayOf('2020-01-01'), to: dayOf('2030-01-01') }, 500);

  it('begins_within_the_picture_even_if_its_value_began_earlier', () => {
    expect(labelsIn(labelled, axis, new Map(), measure)).toMatchObject([{ x: 8, text: 'exclusive' }]);
  });

  it('shows_the_year_of_an_end_outside_the_picture', () => {
    expect(labelsIn(labelled, axis, new Map(), measure)[0]!.ends).toEqual({ x: 493, text: '→ 2040' });
  });
});
