import type { Expiration } from '#client';
import { daysOfItem, renderItem } from './days-of-item';

const item = (what: Expiration['what'], more: Partial<Expiration> = {}): Expiration => ({
  partnershipId: 'p',
  kind: 'supply',
  scope: 'all',
  what,
  value: 'x',
  between: [],
  mayBind: [],
  certainty: 'definitely',
  lastDay: { lo: '2026-12-31', hi: '2026-12-31' },
  claims: [],
  endedBy: [],
  ...more,
});
const renewal = { noticeBy: '2026-11-30', renewsTo: '2027-12-31' };

test('an_item_is_dated_by_its_last_day_its_deadline_or_its_renewal_day', () => {
  expect(daysOfItem(item('end')).lo).toBe('2026-12-31');
  expect(daysOfItem(item('notice', renewal)).lo).toBe('2026-11-30');
  expect(daysOfItem(item('renewal', renewal)).lo).toBe('2027-01-01');
});

test('deadlines_are_rendered_in_words', () => {
  expect(renderItem(item('end'))).toBeNull();
  expect(renderItem(item('notice', renewal))).toBe('last day for notice, or it renews to 31 Dec 2027');
  expect(renderItem(item('renewal', renewal))).toBe('renews to 31 Dec 2027');
  expect(renderItem(item('long-stop'))).toBe('last day on which it can start');
});
