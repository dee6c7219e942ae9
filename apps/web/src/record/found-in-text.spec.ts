import { dayOf } from '../time/day';
import { foundIn, namedInText } from './found-in-text';

const today = dayOf('2026-11-29');
const found = (text: string) => foundIn(text, today);

describe('an address', () => {
  it.each([
    ['https://www.apple.com/newsroom/2019/03/introducing-apple-card/', 'Apple', '2019-03'],
    ['https://blogs.microsoft.com/blog/2025/01/21/next-phase/', 'Microsoft', '2025-01-21'],
    ['https://www.bbc.co.uk/news/business-20231129', 'Bbc', '2023-11-29'],
    ['apple.com/newsroom/2019/03/25/x', 'Apple', '2019-03-25'],
    ['https://openai.com/index/continuing', 'Openai', undefined],
    ['https://example.org/2019/45/99', 'Example', undefined],
  ])('%s_yields_publisher_and_date', (address, publisher, published) => {
    expect(found(address).source).toMatchObject({ publisher, ...(published === undefined ? {} : { published }) });
    expect(found(address).source?.published).toBe(published);
  });

  it('yields_the_publisher_as_spelled_in_the_text', () => {
    expect(found('The statement of OpenAI: https://openai.com/index/x').source?.publisher).toBe('OpenAI');
  });

  it('is_completed_with_https_if_it_lacks_a_scheme', () => {
    expect(found('apple.com/x').source?.url).toBe('https://apple.com/x');
  });
});

describe('a text', () => {
  const text = `Amazon invests in OpenAI and distributes Frontier
On February 27, 2026, Amazon said it would invest $50 billion, of which 35 billion US dollars are conditional.
The commitment of 3 November 2025 grows by US$100bn over eight years; a stake of €1,250.50 follows in early 2027.`;

  it('yields_its_first_line_as_the_title', () => {
    expect(found(text).title).toBe('Amazon invests in OpenAI and distributes Frontier');
  });

  it('yields_its_dates_in_order', () => {
    expect(found(text).dates).toEqual(['2026-02-27', '2025-11-03', '[2027-01..2027-04]']);
  });

  it('yields_its_exact_amounts', () => {
    expect(found(text).amounts.map(({ amount, currency }) => `${amount} ${currency}`)).toEqual([
      '50000000000 USD',
      '35000000000 USD',
      '100000000000 USD',
      '1250.5 EUR',
    ]);
  });

  it('marks_amounts_that_are_added_to_others', () => {
    const more = (words: string) => found(words).amounts.map(({ isMore }) => isMore);
    expect(found(text).amounts.map(({ isMore }) => isMore)).toEqual([false, false, true, false]);
    expect(more('AWS expands its agreement of $38 billion by about $100 billion')).toEqual([false, true]);
    expect(more('an additional €5 million, and $2 million more')).toEqual([true, true]);
    expect(more('The loan grew. It is backed by $5 billion')).toEqual([false]);
  });

  it('without_facts_yields_nothing', () => {
    expect(found('soon')).toEqual({ source: null, title: null, kind: null, dates: [], amounts: [] });
  });
});

describe('a press release in one line', () => {
  const text =
    '27 February 2026 - Amazon today announced an investment of $50 billion in OpenAI, $15 billion at once and ' +
    '$35 billion when certain conditions are met, as part of a round of $110 billion in which NVIDIA and SoftBank ' +
    "invest $30 billion each. AWS becomes the exclusive third-party cloud distributor of OpenAI's Frontier.\n" +
    'https://www.aboutamazon.com/news/aws/amazon-open-ai-strategic-partnership-investment';

  it('yields_a_title_that_ends_with_a_clause', () => {
    expect(found(text).title).toBe(
      'Amazon today announced an investment of $50 billion in OpenAI, $15 billion at once and $35 billion when certain conditions are met',
    );
  });

  it('yields_a_title_that_ends_with_a_whole_word', () => {
    expect(found('word '.repeat(60)).title).toBe('word '.repeat(40).trim());
  });

  it('yields_a_publisher_of_two_words_if_the_text_contains_them', () => {
    expect(found(text).source?.publisher).toBe('About Amazon');
    expect(found('https://www.aboutamazon.com/news').source?.publisher).toBe('Aboutamazon');
  });

  it('suggests_an_event_type_by_its_first_matching_word', () => {
    expect(found(text).kind).toEqual({ type: 'InvestmentMade', word: 'investment' });
    expect(found('They collaborate, and one invests').kind).toEqual({
      type: 'CollaborationAnnounced',
      word: 'collaborate',
    });
  });

  it('names_parties_only_by_whole_words', () => {
    const parties = [
      { id: 'openai', name: 'OpenAI' },
      { id: 'soft', name: 'Soft' },
      { id: 'nvidia', name: 'NVIDIA' },
    ];
    expect(namedInText(text, parties).map(({ id }) => id)).toEqual(['openai', 'nvidia']);
    const renamed = { id: 'nvidia', name: 'Amazon' };
    expect(namedInText(text, [...parties, renamed]).map(({ id }) => id)).toEqual(['nvidia', 'openai']);
  });
});
