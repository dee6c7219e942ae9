export { PartnershipClient, type ConnectOptions } from './partnership-client';
export { eachItem, eachPage, type Page } from './pages';
export {
  Partnership,
  type DifferenceOptions,
  type ExplainOptions,
  type HistoryOptions,
  type RecordOptions,
  type TermsOptions,
} from './partnership';
export { ProblemError, ServiceUnreachable } from './problem-error';
export type { FollowOptions, TermChangeFilter, ToldChange } from './stream/follow-term-changes';
export type { ImportOptions, ImportResult } from './stream/import-lines';
export type { CursorLine, ExportedLine, ReplayedLine, ReplayOptions } from './stream/replay-events';
export { HistoryDiffers, verifyHistories, type VerifiedHistory } from './stream/verify-histories';
export { isOfKind, type TermKindName, type ValueOf } from './term-values';
export { writtenStretches, type WrittenStretch } from './written-stretches';
export type * from './generated/types.gen';
