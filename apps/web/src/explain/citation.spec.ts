import { citationOf, quoteOf } from './citation';

type Explanation = Parameters<typeof quoteOf>[0];

const claim = (governs: boolean, publisher: string) => ({
  governs,
  sources: [{ publisher, title: 'The next chapter', published: '2025-10-28', url: 'https://example.org/a' }],
});
const explanation = {
  kind: 'api-hosting',
  scope: 'all',
  at: '2025-12-01',
  clock: '2026-01-01',
  answers: [{ value: { summary: 'On Azure only.' }, certainty: 'definitely' }],
  considered: [claim(false, 'The Gazette'), claim(true, 'Microsoft')],
  links: { self: '/v1/x?version=8' },
} as unknown as Explanation;
const names = new Map([['api-hosting/', 'Hosting of APIs']]);

describe('an answer', () => {
  it('is_quoted_with_its_day_and_the_moment_of_knowledge', () => {
    expect(quoteOf(explanation, names)).toBe(
      'Hosting of APIs, on 1 Dec 2025, as known on 1 Jan 2026 — definitely: On Azure only.',
    );
  });

  it('is_quoted_even_if_nothing_is_in_force', () => {
    expect(quoteOf({ ...explanation, answers: [] }, names)).toMatch(/ — nothing in force\.$/);
  });

  it('is_cited_with_the_sources_of_the_governing_claims_and_a_permanent_link', () => {
    expect(citationOf(explanation, names, 'https://t.example').split('\n').slice(1)).toEqual([
      'Source: Microsoft, “The next chapter”, 28 Oct 2025, https://example.org/a',
      'Answer: https://t.example/v1/x?version=8',
    ]);
  });
});
