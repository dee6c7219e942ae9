import { alikeEvents } from './alike-events';

const parties = [
  { id: 'amazon', name: 'Amazon' },
  { id: 'openai', name: 'OpenAI' },
];
const event = {
  eventId: 'a',
  occurred: '2026-02-27',
  days: { lo: '2026-02-27', hi: '2026-02-27' },
  title: 'Amazon invests in a company',
  assertedBy: ['openai'],
  sources: [{ publisher: 'About Amazon', url: 'https://example.org/news/?from=mail' }],
};
const alike = (draft: Parameters<typeof alikeEvents>[0]) =>
  alikeEvents(draft, [event], parties).map(({ named }) => named.map(({ id }) => id));

describe('a recorded event is similar to a draft', () => {
  it('if_it_shares_the_day_and_a_party', () => {
    expect(alike({ occurred: '2026-02-27', title: 'An investment by Amazon' })).toEqual([['amazon']]);
    expect(alike({ occurred: '2026-02-27', title: 'News', assertedBy: ['openai'] })).toEqual([['openai']]);
  });

  it('if_it_shares_a_source_address', () => {
    expect(alike({ occurred: '2026-03-01', sources: [{ url: 'https://example.org/news' }] })).toEqual([[]]);
  });

  it('only_if_day_and_party_or_the_address_match', () => {
    expect(alike({ occurred: '2026-02-28', title: 'An investment by Amazon' })).toEqual([]);
    expect(alike({ occurred: '2026-02-27', title: 'Something else', sources: [{}] })).toEqual([]);
  });
});
