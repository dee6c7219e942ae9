export type { RecordCommand, RecordOutcome } from './command';
export { measureRecorder, measureRecorderLoad } from './measure-recorder';
export type { RecorderLoad, RecorderReports } from './recorder-reports';
export { type CommandStatus, Recorder, type RecorderOptions } from './recorder';
