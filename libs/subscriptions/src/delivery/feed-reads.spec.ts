import { atStart, cursorText, type Feed, type FeedPage, type FeedQuery } from '#feed';
import { FeedReads } from './feed-reads';

const logId = '6f1c0a52-3a1e-4c0b-9d2f-0123456789ab';
const cursorAt = (offset: number): string => cursorText(logId, [{ offset, ordinal: 0 }]);

/** A feed whose reads end when the test says so. */
function feedOf() {
  const asked: FeedQuery[] = [];
  const ends: (() => void)[] = [];
  const read = async (query: FeedQuery): Promise<FeedPage> => {
    asked.push(query);
    await new Promise<void>((resolve) => ends.push(resolve));
    return { logId, from: query.from, items: [], scannedTo: atStart(1), decisions: 0, atEnd: true };
  };
  const feed: Feed = { partitions: 1, read, head: async () => null, verified: async () => null };
  return { reads: new FeedReads(feed), asked, ends };
}

test('subscriptions_that_are_up_to_date_share_one_read_whatever_their_partnership', () => {
  const { reads, asked } = feedOf();
  reads.forget(cursorAt(5));
  for (let nth = 0; nth < 900; nth += 1) void reads.after(cursorAt(5), `partnership-${nth}`);
  expect(asked).toMatchObject([{ partnershipId: null }]);
});

test('a_subscription_that_is_behind_reads_only_its_partnership', () => {
  const { reads, asked } = feedOf();
  reads.forget(cursorAt(5));
  void reads.after(cursorAt(4), 'one');
  expect(asked).toMatchObject([{ partnershipId: 'one' }]);
});

test('a_few_reads_run_at_once_so_that_queries_find_a_connection', async () => {
  const { reads, asked, ends } = feedOf();
  const pages = Array.from({ length: 20 }, (_, nth) => reads.after(cursorAt(nth), `partnership-${nth}`));
  expect(asked).toHaveLength(4);
  for (let nth = 0; nth < 20; nth += 1) {
    ends[nth]!();
    await pages[nth];
  }
  expect(asked).toHaveLength(20);
});
