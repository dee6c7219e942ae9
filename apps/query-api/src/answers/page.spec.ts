import { listed, more } from './listed';
import { Page } from './page';
import type { Group, Part } from './part';

const part = (list: string, group?: Group): Part => ({
  partnershipId: 'a-b',
  list,
  ...(group ? { group } : {}),
  statements: [],
  heavy: [],
  write: () => '',
});

test('a_page_consists_of_its_head_its_lists_and_its_tail', () => {
  const page = new Page({ head: { partnershipId: 'a-b' }, lists: ['terms', 'announced'] });
  page.add(part('terms'), '{"kind":"a"}');
  page.add(part('announced'), '1');
  page.add(part('terms'), '{"kind":"b"}');
  expect(JSON.parse(page.end({ links: { self: '/x' } }).join(''))).toEqual({
    partnershipId: 'a-b',
    terms: [{ kind: 'a' }, { kind: 'b' }],
    announced: [1],
    links: { self: '/x' },
  });
});

test('parts_of_one_group_fill_the_lists_of_one_item', () => {
  const group = (kind: string): Group => ({ list: 'terms', head: { kind }, lists: ['segments', 'contested'] });
  const [a, b] = [group('a'), group('b')];
  const page = new Page({ head: { n: 1 }, lists: ['terms'] });
  page.add(part('segments', a), '1');
  page.add(part('segments', a), '2');
  page.add(part('contested', b), '3');
  expect(JSON.parse(page.end({ m: 2 }).join(''))).toEqual({
    n: 1,
    terms: [
      { kind: 'a', segments: [1, 2], contested: [] },
      { kind: 'b', segments: [], contested: [3] },
    ],
    m: 2,
  });
});

test('a_page_rejects_a_part_that_exceeds_its_size_but_accepts_the_first', () => {
  const page = new Page({ head: { n: 1 }, lists: ['items'] });
  const large = JSON.stringify('x'.repeat(5 * 1024 * 1024));
  expect(page.add(part('items'), large)).toBe(true);
  expect(page.add(part('items'), large)).toBe(false);
  expect(page.add(part('items'), '1')).toBe(true);
  expect(page.written).toBe(2);
});

test('a_list_contains_the_first_20_items_and_counts_the_others', () => {
  const items = Array.from({ length: 25 }, (_, n) => n);
  expect(listed(items, String)).toEqual({ text: items.slice(0, 20).join(','), more: 5 });
  expect(listed(items.slice(0, 20), String, 1_000).more).toBe(980);
  expect(listed([1, 2], String).more).toBe(0);
});

test('a_list_ends_before_an_item_that_is_too_large_or_missing_but_contains_the_first', () => {
  const heavy = 'x'.repeat(400 * 1024);
  expect(listed([1, 2, 3], () => heavy)).toEqual({ text: heavy, more: 2 });
  expect(listed([1, 2, 3], (n) => (n === 2 ? null : String(n)))).toEqual({ text: '1', more: 2 });
});

test('a_complete_list_has_no_member_for_further_items', () => {
  expect([more('moreClaims', 0), more('moreClaims', 3)]).toEqual(['', ',"moreClaims":3']);
});
