import { takeOver } from './running-infra';

export default async function stopTestInfra(): Promise<void> {
  await takeOver()?.stop();
}
