import type { TermChangeEvent } from '#contracts';
import type { LatestTermChanges } from '#feed';
import type { RecentPlace } from '#read-models';

export interface Latest {
  /** The changes, latest first. */
  readonly changes: readonly TermChangeEvent[];
  /** True if no change was left out that is later than the last one here. */
  readonly isComplete: boolean;
}

/** The latest changes of a page of partnerships, and the start of the next page. */
export interface LatestOfPage extends LatestTermChanges {
  readonly reached: RecentPlace | null;
}

/** The most pages for one feed, so that its cost is bounded. A page has 500 partnerships; for a kind, up to 5,000 are scanned for each page. */
export const MOST_PAGES = 20;

/**
 * Merges the latest changes of partnerships that are read page by page, last recorded first. No change of a partnership is later than its last
 * recording, so reading stops once `limit` changes are as late as the next page.
 */
export async function mergeLatest(
  first: RecentPlace,
  readPage: (after: RecentPlace) => Promise<LatestOfPage>,
  limit: number,
): Promise<Latest> {
  let changes: readonly TermChangeEvent[] = [];
  let place: RecentPlace | null = first;
  for (let pages = 0; place !== null; pages += 1) {
    if (pages === MOST_PAGES) return { changes, isComplete: false };
    const page: LatestOfPage = await readPage(place);
    changes = merged(changes, page.changes).slice(0, limit);
    if (page.isCut) return { changes: noneBefore(changes, page.changes.at(-1)), isComplete: false };
    place = page.reached;
    const last = changes[limit - 1];
    if (last !== undefined && place !== null && last.data.recordedAt >= place.recordedAt) break;
  }
  return { changes, isComplete: true };
}

/** Sorts by time, then by partnership. The sort is stable, so the changes of one decision keep their order. */
const merged = (one: readonly TermChangeEvent[], other: readonly TermChangeEvent[]): readonly TermChangeEvent[] =>
  [...one, ...other].sort(({ data: a }, { data: b }) =>
    a.recordedAt === b.recordedAt ? compare(a.partnershipId, b.partnershipId) : compare(b.recordedAt, a.recordedAt),
  );

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Drops the changes before the last one of a cut page: changes of that page are missing among them. */
const noneBefore = (changes: readonly TermChangeEvent[], last: TermChangeEvent | undefined): TermChangeEvent[] =>
  changes.filter(({ data }) => last === undefined || data.recordedAt >= last.data.recordedAt);
