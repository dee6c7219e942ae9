import { waitBeforeRetry } from '../retry/retry-schedule';
import type { Outcome } from '../sending/send-webhook';
import { startingAt, type Standing } from '../store/subscription';

/** Where a subscription stands after an attempt at the event that ends at `behind`. `random` is in [0, 1). */
export function afterAttempt(
  before: Standing,
  outcome: Outcome,
  { behind, now, random }: { readonly behind: string; readonly now: Date; readonly random: number },
): Standing {
  const failing = {
    ...before,
    failedAttempts: before.failedAttempts + 1,
    failingSince: before.failingSince ?? now,
    nextAttemptAt: now,
  };
  switch (outcome.kind) {
    case 'accepted':
      return startingAt(behind, now);
    case 'gone':
      return { ...failing, state: 'disabled', reason: 'gone' };
    case 'failed': {
      const wait = waitBeforeRetry(failing.failedAttempts, outcome.retryAfterMs, random);
      if (wait === null) return { ...failing, state: 'suspended', reason: 'undeliverable' };
      return { ...failing, nextAttemptAt: new Date(now.getTime() + wait) };
    }
  }
}
