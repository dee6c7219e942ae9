import type { TermChangeEvent } from '#contracts';
import type { LatestTermChanges } from '#feed';
import type { RecentPlace } from '#read-models';

export interface Latest {
  /** The latest first. */
  readonly changes: readonly TermChangeEvent[];
  /** Whether none was left out that is later than the last of them. */
  readonly isComplete: boolean;
}

/** The latest changes of a page of partnerships, and where the next page begins. */
export interface LatestOfPage extends LatestTermChanges {
  readonly reached: RecentPlace | null;
}

/** Of 500 partnerships each, and of a kind so many times 5,000 looked at: work for a feed reader ends somewhere. */
export const MOST_PAGES = 20;

/**
 * The latest changes of partnerships that are read page by page, the last recorded first. No change of a partnership is later than its last recording,
 * so no further page is read once enough changes are as late as the partnerships on it.
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

/** Both are sorted, and so are the changes of one decision among themselves. */
const merged = (one: readonly TermChangeEvent[], other: readonly TermChangeEvent[]): readonly TermChangeEvent[] =>
  [...one, ...other].sort(({ data: a }, { data: b }) =>
    a.recordedAt === b.recordedAt ? compare(a.partnershipId, b.partnershipId) : compare(b.recordedAt, a.recordedAt),
  );

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Between what was left out of a page and what others have told earlier there would be a gap. */
const noneBefore = (changes: readonly TermChangeEvent[], last: TermChangeEvent | undefined): TermChangeEvent[] =>
  changes.filter(({ data }) => last === undefined || data.recordedAt >= last.data.recordedAt);
