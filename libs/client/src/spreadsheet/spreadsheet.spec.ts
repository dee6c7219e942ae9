import { guessColumns, lackingIn, needsOrderOfDates } from './guess-columns';
import { placeOfFault } from './place-of-fault';
import type { Sheet } from './sheet';

const sheet = (columns: readonly string[], ...rows: readonly (readonly string[])[]): Sheet => ({
  columns,
  rows: rows.map((cells, nth) => ({
    number: nth + 2,
    cells: Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? ''])),
  })),
});

describe('columns', () => {
  it('are_guessed_from_their_heads', () => {
    const columns = ['Deal', 'Parties', 'Date', 'What', 'Paper', 'Term', 'Says', 'End date', 'Remark'];
    const { members, value } = guessColumns(sheet(columns));
    expect(members).toEqual({
      partnership: 'Deal',
      parties: 'Parties',
      occurred: 'Date',
      title: 'What',
      publisher: 'Paper',
      kind: 'Term',
      until: 'End date',
    });
    expect(value).toEqual({ summary: 'Says' });
  });

  it('of_parties_name_the_partnership_where_nothing_else_does', () => {
    const map = guessColumns(sheet(['Companies', 'When']));
    expect(map.members).toEqual({ partnership: 'Companies', parties: 'Companies', occurred: 'When' });
    expect(lackingIn(map)).toEqual(['title', 'publisher']);
  });

  test.each([
    ['31.12.2025', 'day-first'],
    ['01.02.2025', 'day-first'],
    ['31/12/2025', 'day-first'],
    ['12/31/2025', 'month-first'],
    ['03/04/2025', undefined],
    ['2025-12-31', undefined],
  ])('with_%s_are_read_%s', (date, dates) => {
    expect(guessColumns(sheet(['Date'], [date])).dates).toBe(dates);
  });

  it('ask_for_the_order_of_dates_only_where_it_matters', () => {
    expect(needsOrderOfDates(['2025', '2025-12-31', ''])).toBe(false);
    expect(needsOrderOfDates(['2025', '3/4/2025'])).toBe(true);
  });
});

test.each([
  ['/events/0/occurred', { member: 'occurred' }],
  ['/events/3/sources/0/url', { member: 'url' }],
  ['/events/3/sources/0', { member: 'publisher' }],
  ['/events/0/data/parties/1/id', { member: 'parties' }],
  ['/events/0/data/agreement/id', { member: 'title' }],
  ['/events/0/effects/0/until/for', { member: 'until' }],
  ['/events/0/effects/0/untilCondition', { member: 'untilCondition' }],
  ['/events/0/effects/0/kind', { member: 'kind' }],
  ['/events/0/effects/0/value/provider', { value: 'provider' }],
  ['/events/0/effects/0/value', { value: 'summary' }],
  ['/partnershipId', { member: 'partnership' }],
  ['', null],
])('a_fault_at_%p_is_about_%j', (pointer, place) => {
  expect(placeOfFault(pointer)).toEqual(place);
});
