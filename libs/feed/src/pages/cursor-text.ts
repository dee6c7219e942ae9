import { encodeCursor } from '#contracts';
import type { FeedPlaces } from './feed-places';

const texts = new WeakMap<FeedPlaces, string>();

/** Returns the cursor of places. Many readers share the places, so the cursor is encoded once. */
export function cursorText(logId: string, places: FeedPlaces): string {
  let text = texts.get(places);
  if (text === undefined) texts.set(places, (text = encodeCursor({ logId, places })));
  return text;
}
