import type { TermChangeEvent } from '#contracts';
import type { RecentPlace } from '#read-models';
import { mergeLatest, MOST_PAGES, type LatestOfPage } from './merge-latest';

const FIRST: RecentPlace = { sort: 'recent', recordedAt: 'infinity', id: '' };
const change = (recordedAt: string, partnershipId = 'p') =>
  ({ data: { recordedAt, partnershipId } }) as unknown as TermChangeEvent;
const page = (changes: readonly string[], reached: string | null, isCut = false): LatestOfPage => ({
  changes: changes.map((recordedAt) => change(recordedAt)),
  isCut,
  reached: reached === null ? null : { sort: 'recent', recordedAt: reached, id: 'x' },
});

async function merge(pages: readonly LatestOfPage[], limit: number) {
  let read = 0;
  const { changes, isComplete } = await mergeLatest(FIRST, () => Promise.resolve(pages[read++]!), limit);
  return { moments: changes.map(({ data }) => data.recordedAt), isComplete, read };
}

test('a_change_is_found_after_a_page_of_partnerships_without_changes', async () => {
  const quiet = page([], '2026-02');
  expect(await merge([quiet, page(['2026-01'], null)], 2)).toEqual({
    moments: ['2026-01'],
    isComplete: true,
    read: 2,
  });
});

test('pages_that_can_contain_no_later_change_are_not_read', async () => {
  expect(await merge([page(['2026-05', '2026-04'], '2026-04')], 2)).toMatchObject({ isComplete: true, read: 1 });
  const pages = [page(['2026-05', '2026-01'], '2026-04'), page(['2026-03', '2026-02'], '2026-02')];
  expect(await merge(pages, 2)).toEqual({ moments: ['2026-05', '2026-03'], isComplete: true, read: 2 });
});

test('a_list_that_ends_at_the_page_limit_is_marked_as_incomplete', async () => {
  const pages = Array.from({ length: MOST_PAGES + 1 }, () => page([], '2026'));
  expect(await merge(pages, 2)).toEqual({ moments: [], isComplete: false, read: MOST_PAGES });
});

test('changes_earlier_than_those_left_out_for_their_size_are_left_out_too', async () => {
  const pages = [page(['2026-05', '2026-01'], '2026-04'), page(['2026-03'], null, true)];
  expect(await merge(pages, 3)).toEqual({ moments: ['2026-05', '2026-03'], isComplete: false, read: 2 });
});

test('changes_of_one_moment_are_ordered_by_partnership', async () => {
  const pages: LatestOfPage[] = [
    { ...page([], '2026-01'), changes: [change('2026-01', 'b'), change('2026-01', 'c')] },
    { ...page([], null), changes: [change('2026-01', 'a')] },
  ];
  let read = 0;
  const { changes } = await mergeLatest(FIRST, () => Promise.resolve(pages[read++]!), 3);
  expect(changes.map(({ data }) => data.partnershipId)).toEqual(['a', 'b', 'c']);
});
