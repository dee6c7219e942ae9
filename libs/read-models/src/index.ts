export { ReadModels1764000000002 } from './schema/2-read-models.migration';
export { timelineProjection } from './timeline/timeline.projection';
export { CursorRefused, readFeed, refuseUnlessReached, type FeedDecision, type FeedPage } from './feed/read-feed';
export { termChangesOfDecision, type PlacedTermChange } from './feed/term-change-feed';
