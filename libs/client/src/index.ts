export { isoDay, parseDay, type Day } from './dates/day';
export { firstDayOf, lastDayIn, readDate, readDay } from './dates/read-date';
export { PartnershipClient, type ConnectOptions } from './partnership-client';
export { eachItem, eachPage, type Page } from './pages';
export { NumberRounded, parseJson } from './parse-json';
export {
  Partnership,
  type DifferenceOptions,
  type ExplainOptions,
  type HistoryOptions,
  type RecordOptions,
  type TermsOptions,
} from './partnership';
export { ProblemError, ServiceUnreachable } from './problem-error';
export type { FollowOptions, TermChangeFilter, FollowedChange } from './stream/follow-term-changes';
export type { ImportOptions, ImportResult } from './stream/import-lines';
export type { CursorLine, ExportedLine, ReplayedLine, ReplayOptions } from './stream/replay-events';
export { HistoryDiffers, verifyHistories, type VerifiedHistory } from './stream/verify-histories';
export {
  NEEDED_MEMBERS,
  readColumnMap,
  ROW_MEMBERS,
  writeColumnMap,
  type ColumnMap,
  type Origin,
  type RowMember,
} from './spreadsheet/column-map';
export { commandsOfRows, type ImportedRow, type RowCommand, type RowReading } from './spreadsheet/commands-of-rows';
export { decodeText } from './spreadsheet/decode-text';
export { guessColumns, lackingIn, needsOrderOfDates } from './spreadsheet/guess-columns';
export { nearestKinds, type NamedKind } from './spreadsheet/named-kinds';
export { placeOfFault, type PlaceInRow } from './spreadsheet/place-of-fault';
export { readSheet, type ParseCsv, type Row, type Sheet } from './spreadsheet/sheet';
export { slugOf } from './spreadsheet/slug';
export { isOfKind, type TermKindName, type ValueOf } from './term-values';
export { writtenStretches, type WrittenStretch } from './written-stretches';
export type * from './generated/types.gen';
