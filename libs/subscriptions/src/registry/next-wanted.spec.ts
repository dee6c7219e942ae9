import { atStart, cursorText, type Feed, type FeedPage } from '#feed';
import { nextWanted } from './next-wanted';

const logId = '6f1c0a52-3a1e-4c0b-9d2f-0123456789ab';
const PARTITIONS = 2;
const cursorAt = (offset: number): string =>
  cursorText(logId, [{ offset, ordinal: 0 }, ...atStart(PARTITIONS).slice(1)]);

/** A feed of `pages` pages without any change, whose clock advances by a second with each page. */
function feedOf(pages: number) {
  let seconds = 0;
  const read = async ({ from }: { from: FeedPage['from'] }): Promise<FeedPage> => {
    seconds += 1;
    const offset = Math.min(from[0]!.offset + 1, pages);
    const scannedTo = [{ offset, ordinal: 0 }, ...from.slice(1)];
    return { logId, from, items: [], scannedTo, decisions: 1, atEnd: offset === pages };
  };
  const feed: Feed = { partitions: PARTITIONS, read, head: async () => null, verified: async () => null };
  return { feed, clock: () => seconds * 1_000, read: () => seconds };
}

test('a_search_that_reaches_the_end_finds_nothing', async () => {
  const { feed, clock } = feedOf(3);
  expect(await nextWanted(feed, { filter: {}, cursor: cursorAt(0) }, clock)).toEqual({ kind: 'none' });
});

test('a_search_in_a_long_feed_ends_in_time_and_says_how_far_it_came', async () => {
  const { feed, clock, read } = feedOf(1_000_000);
  const search = await nextWanted(feed, { filter: {}, cursor: cursorAt(7) }, clock);
  expect(read()).toBeLessThanOrEqual(8);
  expect(search).toEqual({ kind: 'unfinished', cursor: cursorAt(7 + read()) });
});
