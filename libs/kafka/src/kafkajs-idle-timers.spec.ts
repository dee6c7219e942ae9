import requestQueue from 'kafkajs/src/network/requestQueue';
import { stopIdleTimers } from './kafkajs-idle-timers';

const checkPending = (pending: readonly unknown[]): void => {
  const state = { pending, throttledUntil: Date.now() + 1_000, throttleCheckTimeoutId: null };
  const queue = Object.assign(Object.create(requestQueue.prototype) as typeof requestQueue.prototype, state);
  queue.scheduleCheckPendingRequests();
};

describe('a connection of kafkajs', () => {
  beforeAll(() => stopIdleTimers());
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  test('sets_no_timer_while_nothing_is_pending', () => {
    checkPending([]);
    expect(jest.getTimerCount()).toBe(0);
  });

  test('checks_again_for_throttled_requests', () => {
    checkPending(['request']);
    expect(jest.getTimerCount()).toBe(1);
  });
});
