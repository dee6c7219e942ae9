import { renderScope } from '../value/render-value';
import { namesOfItem } from './names-of-item';

const parties = [
  { id: 'microsoft', name: 'Microsoft' },
  { id: 'openai', name: 'OpenAI' },
];
const kinds = new Map([['revenue-share/', 'Revenue share']]);

describe('the names of an expiration', () => {
  it('spell_parties_within_a_scope_by_their_names', () => {
    const names = namesOfItem({ scope: 'openai-to-microsoft', value: { percentage: '20' } }, parties, kinds);
    expect(renderScope('openai-to-microsoft', names)).toBe('OpenAI to Microsoft');
    expect(names.get('revenue-share/')).toBe('Revenue share');
  });

  it('spell_a_scope_as_the_value_of_the_term_does', () => {
    const names = namesOfItem({ scope: 'europe', value: { summary: 'May sell it in Europe.' } }, parties, kinds);
    expect(renderScope('europe', names)).toBe('Europe');
  });
});
