import { sharedInfra } from './running-infra';

export default async function stopTestInfra(): Promise<void> {
  await sharedInfra()?.stop();
  // Printed after the summary, where people see it.
  if (process.env['TEST_CONTAINER_ENGINE'] === 'none')
    process.stderr.write(
      'No container engine is reachable: servers in containers (Testcontainers, tests/integration/containers.spec.ts) are not tested here.\n',
    );
}
