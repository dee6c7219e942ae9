import type { TermChangeEvent } from '#contracts';
import { cursorText, wantedBy, type Feed } from '#feed';
import { readPageAfter } from '../delivery/feed-reads';
import { feedFilterOf, onlyPartnership, type ChangeFilter } from '../filter/change-filter';

/** What a search found. `cursor` is the place after the event, or the place up to which nothing is wanted. */
export type Search =
  | { readonly kind: 'found'; readonly event: TermChangeEvent; readonly cursor: string }
  | { readonly kind: 'unfinished'; readonly cursor: string }
  | { readonly kind: 'none' };

/** The time after which no further page is read, because the request must be answered in time and a feed may be long. */
const SEARCH_MS = 5_000;

/** Searches the next event that a subscription wants. @throws MalformedCursor, CursorRefused */
export async function nextWanted(
  feed: Feed,
  { filter, cursor: start }: { readonly filter: ChangeFilter; readonly cursor: string },
  clock: () => number = () => performance.now(),
): Promise<Search> {
  const isWanted = wantedBy(feedFilterOf(filter));
  const until = clock() + SEARCH_MS;
  for (let cursor = start; ;) {
    const page = await readPageAfter(feed, cursor, onlyPartnership(filter));
    const next = page.items.find(({ event }) => isWanted(event.data));
    if (next) return { kind: 'found', event: next.event, cursor: cursorText(page.logId, next.after) };
    const scannedTo = cursorText(page.logId, page.scannedTo);
    if (scannedTo === cursor || page.atEnd) return { kind: 'none' };
    cursor = scannedTo;
    if (clock() >= until) return { kind: 'unfinished', cursor };
  }
}
