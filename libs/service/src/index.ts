// Imported first: it checks the version of Node before anything else is loaded.
import '#config';
export { openDatabase, openOwnDatabase, openReplica, type DatabaseNeeds } from './open-database';
export { kafkaOptions, openLog, topicOf, watchBacklog, type KafkaOptions } from './open-log';
export { readTermKinds } from './term-kinds';
export { runProcess, type Stop } from './run-process';
export { runService, type ServiceNeeds } from './run-service';
export { serve, type Served, type Serving } from './serve';
export { type Service } from './service';
export { writeVersionOf } from './write-version';
