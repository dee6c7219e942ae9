export * from './errors';
export { startContainers } from './containers';
export type { KafkaExtras } from './kafka-properties';
export { startInfra, type InfraOptions, type KafkaLogin, type RunningServers } from './start-infra';
export type { LocalProcess } from './server-process';
