export { seededRandom } from '#event-log';
export { describeEventLog } from './event-log.contract';
export { BatchOutOfStep, StoringReader } from './storing-reader';
export { WAIT_LIMIT_MS, until } from './until';
export * from './fresh-database';
export { Dice } from './dice';
export { generateHistory, WINDOW, type HistoryOptions } from './histories';
export { LocalIssuer } from './local-issuer';
