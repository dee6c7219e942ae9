export { SettingInvalid, type Environment } from './setting';
export * from './settings';
