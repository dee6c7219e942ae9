export * from './errors';
export { containerEngineIsReachable, startContainers } from './containers';
export type { KafkaExtras } from './kafka-properties';
export { startInfra, type InfraOptions, type KafkaLogin, type RunningServers } from './start-infra';
export type { LocalProcess } from './server-process';
export { freePort } from './ports';
export { postgresBinaries } from './postgres-binaries';
export { repositoryRoot } from './repository-root';
