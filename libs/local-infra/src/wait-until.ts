import { setTimeout as delay } from 'node:timers/promises';

/** Resolves to true as soon as the condition holds, and to false after the given time. */
export async function waitUntil(holds: () => boolean | Promise<boolean>, milliseconds: number): Promise<boolean> {
  const deadline = performance.now() + milliseconds;
  for (;;) {
    if (await holds()) return true;
    if (performance.now() > deadline) return false;
    await delay(20);
  }
}
