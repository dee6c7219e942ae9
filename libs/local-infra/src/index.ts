export * from './errors';
export { startContainers } from './containers';
export { startInfra, type InfraOptions, type RunningServers } from './start-infra';
export type { LocalProcess } from './server-process';
