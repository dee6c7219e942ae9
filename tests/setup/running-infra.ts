import type { RunningServers } from '../../libs/local-infra/src';

// Jest loads setup and teardown separately, so they cannot share a module variable.
const shared = globalThis as { testInfra?: RunningServers };

export function handOver(infra: RunningServers): void {
  shared.testInfra = infra;
}

export function sharedInfra(): RunningServers | undefined {
  return shared.testInfra;
}
