export { describeEventLog } from './event-log.contract';
export { BatchOutOfStep, StoringReader, until } from './storing-reader';
