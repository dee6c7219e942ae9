import { waitBeforeRetry } from '../retry/retry-schedule';
import type { Outcome } from '../sending/send-webhook';
import { startingAt, type DeliveryState } from '../store/subscription';

/** Returns the delivery state after an attempt to deliver the event that ends at the cursor `after`. `random` is in [0, 1). */
export function afterAttempt(
  before: DeliveryState,
  outcome: Outcome,
  { after, now, random }: { readonly after: string; readonly now: Date; readonly random: number },
): DeliveryState {
  const failing = {
    ...before,
    failedAttempts: before.failedAttempts + 1,
    failingSince: before.failingSince ?? now,
    nextAttemptAt: now,
  };
  switch (outcome.kind) {
    case 'accepted':
      return startingAt(after, now);
    case 'gone':
      return { ...failing, state: 'disabled', reason: 'gone' };
    case 'failed': {
      const wait = waitBeforeRetry(failing.failedAttempts, outcome.retryAfterMs, random);
      if (wait === null) return { ...failing, state: 'suspended', reason: 'undeliverable' };
      return { ...failing, nextAttemptAt: new Date(now.getTime() + wait) };
    }
  }
}
