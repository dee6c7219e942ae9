import { setTimeout as elapsed } from 'node:timers/promises';

/** The time for which tests wait for a condition: long enough for slow machines, so that only a missing result fails. */
export const WAIT_LIMIT_MS = 180_000;

/** Waits until a condition holds. The error names the condition that did not. */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  withinMs = WAIT_LIMIT_MS,
): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`Not within ${withinMs / 1_000} s: ${what}`);
    await elapsed(5);
  }
}
