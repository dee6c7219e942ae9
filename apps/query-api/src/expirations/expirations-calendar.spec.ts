import { boundsOf } from '#domain';
import { expirationsAsCalendar, type CalendarEntry } from './expirations-calendar';

const claim = {
  eventId: 'e',
  version: 2,
  effect: 'set',
  from: '2020-01-01',
  title: 'The contract',
  sources: [{ url: 'https://example.org' }],
};
const entry = (more: Partial<CalendarEntry>): CalendarEntry => ({
  partnershipId: 'p',
  kind: 'supply',
  scope: 'all',
  what: 'end',
  value: { summary: 'parts' },
  certainty: 'definitely',
  lastDay: { lo: '2026-12-31', hi: '2026-12-31' },
  claims: [claim],
  endedBy: [],
  ...more,
});

/** Returns the lines of a calendar that begin with one of these names. */
function lines(names: readonly string[], ...entries: readonly CalendarEntry[]): string[] {
  return linesOf(names, entries, true);
}
function linesOf(names: readonly string[], entries: readonly CalendarEntry[], isComplete: boolean): string[] {
  const period = boundsOf('[2026-01-01..2030-12-31]');
  const called = { partnerships: new Map([['p', 'Acme and Globex']]), kinds: new Map([['supply', 'Supply']]) };
  const options = {
    title: 'Terms',
    names: called,
    origin: 'https://example.org',
    now: new Date(0),
    period,
    isComplete,
  };
  const calendar = expirationsAsCalendar(entries, options);
  const unfolded = calendar.replaceAll('\r\n ', '').split('\r\n');
  return unfolded.filter((line) => names.some((name) => line.startsWith(name)));
}
const shown = (more: Partial<CalendarEntry>) => lines(['DTSTART', 'SUMMARY'], entry(more));

const renewal = { noticeBy: '2026-11-30', renewsTo: '2027-12-31' };

test('each_entry_has_a_uid_of_its_own_although_one_event_is_the_reason_of_several', () => {
  const waiver = { ...claim, effect: 'override', from: '2025-01-01' };
  const later = { ...claim, from: '2028-01-01' };
  const uids = lines(
    ['UID'],
    entry({}),
    entry({ claims: [waiver] }),
    entry({ claims: [later] }),
    entry({ claims: [later] }),
    entry({ scope: 'eu' }),
  );
  expect(uids).toEqual(
    [
      'p/supply/all/e',
      'p/supply/all/e/override/2025-01-01',
      'p/supply/all/e/set/2028-01-01',
      'p/supply/all/e/set/2028-01-01/2',
      'p/supply/eu/e',
    ].map((uid) => `UID:${uid}@partnership-timeline`),
  );
});

test('the_last_line_ends_like_the_others', () => {
  const options = { title: 'Terms', origin: 'https://example.org', now: new Date(0), isComplete: true };
  const names = { partnerships: new Map<string, string>(), kinds: new Map<string, string>() };
  const calendar = expirationsAsCalendar([entry({})], { ...options, names, period: boundsOf('2026') });
  expect(calendar).toMatch(/^BEGIN:VCALENDAR\r\n[^]*\r\nEND:VCALENDAR\r\n$/);
});

test('an_end_is_shown_on_its_last_day', () => {
  expect(shown({})).toEqual(['DTSTART;VALUE=DATE:20261231', 'SUMMARY:Acme and Globex: Supply ends']);
  expect(shown({ certainty: 'possibly' })).toContain('SUMMARY:Acme and Globex: Supply may end');
});

test('partnerships_and_kinds_without_a_name_are_shown_by_their_ids', () => {
  expect(shown({ partnershipId: 'q', kind: 'licence', scope: 'eu.research' })).toContain(
    'SUMMARY:q: licence (eu research) ends',
  );
});

test('a_deadline_is_shown_on_the_last_day_for_notice', () => {
  expect(shown({ what: 'notice', ...renewal })).toEqual([
    'DTSTART;VALUE=DATE:20261130',
    'SUMMARY:Acme and Globex: Supply\\, give notice by 2026-11-30 or it renews to 2027-12-31',
  ]);
});

test('a_renewal_is_shown_on_its_first_day', () => {
  expect(shown({ what: 'renewal', certainty: 'possibly', ...renewal })).toEqual([
    'DTSTART;VALUE=DATE:20270101',
    'SUMMARY:Acme and Globex: Supply may renew to 2027-12-31',
  ]);
});

test('the_last_day_to_start_is_shown', () => {
  expect(shown({ what: 'long-stop' })).toEqual([
    'DTSTART;VALUE=DATE:20261231',
    'SUMMARY:Acme and Globex: Supply\\, 2026-12-31 is the last day on which it can start',
  ]);
});

test('each_entry_has_an_id_of_its_own', () => {
  const later = { lastDay: { lo: '2027-12-31', hi: '2027-12-31' }, noticeBy: '2027-11-30', renewsTo: '2028-12-31' };
  const entries = [
    entry({}),
    entry({ what: 'notice', ...renewal }),
    entry({ what: 'renewal', ...renewal }),
    entry({ what: 'notice', ...later }),
  ];
  expect(new Set(lines(['UID'], ...entries)).size).toBe(entries.length);
});

test('an_incomplete_calendar_contains_an_entry_that_says_so', () => {
  const calendarLines = linesOf(['DTSTART', 'SUMMARY', 'DESCRIPTION'], [entry({})], false);
  expect(calendarLines.slice(-3)).toEqual([
    'DTSTART;VALUE=DATE:19700101',
    'SUMMARY:This calendar of terms is incomplete',
    expect.stringContaining('id comes after p are missing'),
  ]);
});
