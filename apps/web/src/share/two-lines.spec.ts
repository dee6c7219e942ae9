import { twoLines } from './two-lines';

const measure = (text: string): number => text.length;

describe('a title in an image', () => {
  it.each([
    ['short', 10, ['short']],
    ['one two three', 8, ['one two', 'three']],
    ['one two three four', 8, ['one two', 'three…']],
    ['incomprehensibilities', 8, ['incomprehensibilities']],
  ])('%s_in_%i_is_%j', (text, width, lines) => {
    expect(twoLines(text, width, measure)).toEqual(lines);
  });
});
