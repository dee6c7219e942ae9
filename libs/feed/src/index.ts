export type { ChangesPage, Feed, FeedEnds, PlacedChange } from './feed.port';
export { FeedEntry, cursorText } from './hub/feed-entry';
export { type FeedBatch, FeedHub } from './hub/feed-hub';
export { FEED_SOURCE, type FeedSource, feedInPostgres } from './hub/feed-source';
export { LiveFeed } from './hub/live-feed';
export { type FeedFilter, type FilteredFacts, TYPES_ONLY_WHEN_ASKED, wantedBy } from './pages/feed-filter';
export { readFeedHead } from './pages/feed-head';
export { type FeedPlaces, atStart, hasReached, isBehind } from './pages/feed-places';
export { CursorRefused, type FeedDecision, type FeedPage, readFeed, refuseUnlessReached } from './pages/read-feed';
export {
  type FeedItem,
  type FeedStretch,
  type StretchAsked,
  readTermChanges,
  stretchOfPage,
} from './pages/read-term-changes';
export { type WantedPage, readWantedPage } from './pages/read-wanted-page';
export { type PlacedTermChange, latestTermChanges, termChangesOfDecision } from './pages/term-change-feed';
export { type ReplayAsked, type ReplayPage, type ReplayedDecision, readReplay } from './replay/read-replay';
