import { setTimeout as elapsed } from 'node:timers/promises';
import type { Service } from './service';

const LOOPBACK = /^(localhost|127\.|::1$)/;
const SECONDS = 5;

/** On loopback nothing stands in front that would have to notice. */
export const drainSeconds = ({ drainSeconds: told, host }: Service['settings']): number =>
  told ?? (LOOPBACK.test(host) ? 0 : SECONDS);

/** Says that this process is not ready, and goes on serving until whoever sends requests has had the time to see it. */
export async function drain({
  settings,
  logger,
  readiness,
}: Pick<Service, 'settings' | 'logger' | 'readiness'>): Promise<void> {
  const seconds = drainSeconds(settings);
  readiness.end();
  if (seconds === 0) return;
  logger.info({ seconds }, 'told to end: not ready any more, and answering for a while');
  await elapsed(seconds * 1_000);
}
