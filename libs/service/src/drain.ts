import { setTimeout as elapsed } from 'node:timers/promises';
import type { Service } from './service';

const LOOPBACK = /^(localhost|127\.|::1$)/;
const SECONDS = 5;

/** Returns the drain time. On loopback it is 0: no load balancer has to notice the end. */
export const drainSeconds = ({ drainSeconds: configured, host }: Service['settings']): number =>
  configured ?? (LOOPBACK.test(host) ? 0 : SECONDS);

/** Reports this process as not ready and keeps serving until load balancers have had the time to notice. */
export async function drain({
  settings,
  logger,
  readiness,
}: Pick<Service, 'settings' | 'logger' | 'readiness'>): Promise<void> {
  const seconds = drainSeconds(settings);
  readiness.end();
  if (seconds === 0) return;
  logger.info({ seconds }, 'shutting down: no longer ready, still answering for a while');
  await elapsed(seconds * 1_000);
}
