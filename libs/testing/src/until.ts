import { setTimeout as elapsed } from 'node:timers/promises';

/** How long tests wait for what has to come: only what never comes fails, however slow the machine is. */
export const PATIENCE_MS = 180_000;

/** Waits until a condition holds, and says which one did not. */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  withinMs = PATIENCE_MS,
): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`Not within ${withinMs / 1_000} s: ${what}`);
    await elapsed(5);
  }
}
