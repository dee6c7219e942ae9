import './require-node';
export { SettingInvalid, type Environment } from './setting';
export * from './settings';
export { readTermKindsFile, SettingFileUnreadable } from './term-kinds-file';
export { StartRefused } from './start-refused';
