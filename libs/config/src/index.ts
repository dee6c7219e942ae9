import './require-node';
export { SettingInvalid, type Environment } from './setting';
export * from './settings';
export { assertDatabaseCertificates, type DatabaseConnection, readDatabaseConnection } from './database-connection';
export { type KafkaConnection, type KafkaSasl, type KafkaTls, readKafkaConnection } from './kafka-connection';
export { type OidcSettings, readOidc } from './oidc';
export { readSecretFile, SettingFileUnreadable } from './setting-file';
export { readTermKindsFile } from './term-kinds-file';
export { StartRefused } from './start-refused';
