import { dayOf } from '../time/day';
import { addressOf, readView, type View } from './view';

const day = dayOf('2026-03-01');
const days = { from: dayOf('2025-01-01'), to: dayOf('2027-12-31') };

const views: [string, View][] = [
  ['the_list', { page: 'partnerships' }],
  ['a_search', { page: 'partnerships', search: 'open ai & co' }],
  ['a_partnership_now', { page: 'partnership', partnership: 'microsoft-openai' }],
  [
    'a_term_at_a_day_as_known_earlier',
    { page: 'partnership', partnership: 'a-b', at: day, knownAt: day + 30, term: 'api-hosting/stateless', shown: days },
  ],
  ['events_of_some_days', { page: 'partnership', partnership: 'a-b', events: { from: day, to: day } }],
  ['a_comparison_of_days', { page: 'partnership', partnership: 'a-b', at: day, compare: { at: day - 1 } }],
  ['a_comparison_of_moments', { page: 'partnership', partnership: 'a-b', compare: { knownAt: day } }],
  ['a_comparison_of_both', { page: 'partnership', partnership: 'a-b', compare: { at: day, knownAt: day } }],
  ['a_comparison_with_now', { page: 'partnership', partnership: 'a-b', at: day, compare: {} }],
  ['recording', { page: 'record', partnership: 'a-b' }],
  ['recording_a_new_partnership', { page: 'record' }],
  ['rows_of_a_spreadsheet', { page: 'import' }],
  ['correcting', { page: 'record', partnership: 'a-b', correct: '5c3efcd3-4a60-487f-bb06-3c06f644bb81' }],
  ['giving_notice', { page: 'record', partnership: 'a-b', act: 'notice', term: 'supply/all' }],
  ['an_embedded_picture', { page: 'partnership', partnership: 'a-b', at: day, embedded: true }],
  ['expirations', { page: 'expirations' }],
  ['expirations_of_a_period', { page: 'expirations', period: days }],
];

describe('a view', () => {
  it.each(views)('of_%s_is_restored_by_its_link', (_, view) => {
    expect(readView(addressOf(view))).toEqual(view);
  });

  it('has_a_unique_address', () => {
    expect(new Set(views.map(([, view]) => addressOf(view))).size).toBe(views.length);
  });

  it('has_a_readable_address', () => {
    expect(addressOf(views[3]![1])).toBe(
      '/partnerships/a-b?at=2026-03-01&knownAt=2026-03-31&term=api-hosting/stateless&shown=2025-01-01..2027-12-31',
    );
  });

  it('omits_parameters_that_cannot_be_read', () => {
    expect(readView('/partnerships/a-b?at=yesterday&knownAt=2025-02-29&term=x&shown=2026-01-01..2025-01-01')).toEqual({
      page: 'partnership',
      partnership: 'a-b',
    });
  });

  it.each([
    ['/?partnership=a-b&at=2026-03-01', { page: 'partnership', partnership: 'a-b', at: day }],
    ['/?partnership=a-b&record', { page: 'record', partnership: 'a-b' }],
    ['/?record', { page: 'record' }],
    ['/?expirations=2025-01-01..2027-12-31', { page: 'expirations', period: days }],
    ['/partnerships', { page: 'partnerships' }],
  ])('of_the_former_address_%s_is_restored', (address, view) => {
    expect(readView(address)).toEqual(view);
  });
});
