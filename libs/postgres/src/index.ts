export { Database, type DatabaseOptions, type StatementDeadline } from './database';
export { UNHURRIED, connectionOf } from './deadlines';
export { startHeartbeat } from './heartbeat';
export { measurePool } from './measure-pool';
export { inspectServer, type InspectedTables, type ServerAddress, type ServerFacts } from './inspect-server';
export { type Schema, TIMELINE } from './migrate-schema';
export { beginsWith, forSession, sessionOf } from './session';
export { SchemaUnseen } from './schema-unseen';
export { Limiter } from './limiter';
export { type ProgressReports } from './progress-listener';
export { type Unsubscribe } from './progress-notifications';
export { SharedWork } from './shared-work';
export { WakeableLoop } from './wakeable-loop';
export { type Queryable, type Statement, type Write, lookup, rowsOf, statement } from './sql';
export { isStorageTrouble, isTooMuch } from './storage-errors';

export { waitForDatabase, waitOut } from './wait-for-database';
