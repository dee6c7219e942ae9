export type { RecordCommand, RecordOutcome } from './command';
export { logCommands } from './log-commands';
export { measureRecorder, measureRecorderLoad } from './measure-recorder';
export type { RecorderLoad, RecorderReports } from './recorder-reports';
export { type CommandStatus, Recorder, type RecorderOptions } from './recorder';
