import { cpus } from 'node:os';
import { setTimeout as elapsed } from 'node:timers/promises';

const SAMPLE_MS = 500;
const WITHIN_MS = 60_000;

/**
 * Resolves once the processors have been idle but for a share for half a second: a browser that has just opened a window still loads
 * pages of its own into it, which on two processors takes as long as what is measured. Gives the share.
 */
export async function untilQuiet(atMost = 0.12): Promise<number> {
  const deadline = performance.now() + WITHIN_MS;
  for (let before = spent(); ;) {
    await elapsed(SAMPLE_MS);
    const after = spent();
    const share = (after.busy - before.busy) / (after.all - before.all);
    if (share <= atMost || performance.now() > deadline) return share;
    before = after;
  }
}

function spent(): { busy: number; all: number } {
  const all = cpus().flatMap(({ times }) => Object.values(times));
  const idle = cpus().map(({ times }) => times.idle);
  return { busy: sum(all) - sum(idle), all: sum(all) };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
