import type { Outcome } from '../sending/send-webhook';
import { startingAt, type DeliveryState } from '../store/subscription';
import { afterAttempt } from './after-attempt';

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 22, 16) + seconds * 1_000);
const failed = (retryAfterMs: number | null = null): Outcome => ({
  kind: 'failed',
  reason: 'status',
  status: 500,
  detail: '',
  retryAfterMs,
});
const step = (delivery: DeliveryState, outcome: Outcome, now: Date) =>
  afterAttempt(delivery, outcome, { after: 'c1', now, random: 0.5 });

describe('an attempt', () => {
  it('that_was_accepted_advances_the_cursor_and_resets_the_failures', () => {
    const failing = step(startingAt('c0', at(0)), failed(), at(1));
    expect(step(failing, { kind: 'accepted', status: 200 }, at(9))).toEqual(startingAt('c1', at(9)));
  });

  it('that_failed_keeps_the_cursor_and_schedules_the_next_attempt', () => {
    const once = step(startingAt('c0', at(0)), failed(), at(1));
    expect(once).toEqual({ ...startingAt('c0', at(0)), failedAttempts: 1, failingSince: at(1), nextAttemptAt: at(6) });
    const twice = step(once, failed(), at(7));
    expect(twice).toEqual({ ...once, failedAttempts: 2, nextAttemptAt: at(7 + 300) });
  });

  it('with_a_requested_delay_schedules_the_next_attempt_after_that_delay', () => {
    expect(step(startingAt('c0', at(0)), failed(60_000), at(1)).nextAttemptAt).toEqual(at(61));
  });

  it('that_is_the_tenth_failure_suspends_the_subscription_at_its_cursor', () => {
    let delivery = startingAt('c0', at(0));
    for (let nth = 1; nth <= 9; nth += 1) {
      delivery = step(delivery, failed(), delivery.nextAttemptAt);
      expect(delivery.state).toBe('active');
    }
    const end = step(delivery, failed(), delivery.nextAttemptAt);
    expect(end).toMatchObject({ state: 'suspended', reason: 'undeliverable', cursor: 'c0', failedAttempts: 10 });
    expect((end.nextAttemptAt.getTime() - at(0).getTime()) / 86_400_000).toBeCloseTo(3.15, 1);
  });

  it('answered_with_410_disables_the_subscription_at_its_cursor', () => {
    expect(step(startingAt('c0', at(0)), { kind: 'gone', status: 410 }, at(1))).toMatchObject({
      state: 'disabled',
      reason: 'gone',
      cursor: 'c0',
    });
  });
});
