import type { RunningServers } from '../../libs/local-infra/src';

// Jest loads the teardown apart from the setup: a module variable would be another one there.
const shared = globalThis as { testInfra?: RunningServers };

export function handOver(infra: RunningServers): void {
  shared.testInfra = infra;
}

export function takeOver(): RunningServers | undefined {
  return shared.testInfra;
}
