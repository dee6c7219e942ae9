import { slugOf } from '#client';
import { followingId } from './slug';

describe('an id', () => {
  it.each([
    ['Goldman Sachs & Co.', 'goldman-sachs-co'],
    ['Société Générale', 'societe-generale'],
    ['  OpenAI  ', 'openai'],
    ['x'.repeat(80), 'x'.repeat(64)],
    ['???', ''],
  ])('of_%p_is_%p', (name, id) => {
    expect(slugOf(name)).toBe(id);
  });

  it('follows_the_name_until_it_is_edited', () => {
    expect(followingId('', '', 'Apple')).toBe('apple');
    expect(followingId('apple', 'Apple', 'Apple Inc')).toBe('apple-inc');
    expect(followingId('aapl', 'Apple', 'Apple Inc')).toBe('aapl');
  });
});
