import { setTimeout as delay } from 'node:timers/promises';

/** Resolves to true as soon as the condition holds, to false when it did not within the time given. */
export async function waitUntil(holds: () => boolean | Promise<boolean>, milliseconds: number): Promise<boolean> {
  const deadline = performance.now() + milliseconds;
  for (;;) {
    if (await holds()) return true;
    if (performance.now() > deadline) return false;
    await delay(20);
  }
}
