import { randomUUID } from 'node:crypto';

export const TEST_EVENT_TYPE = 'partnership.subscription.test';

/** Returns a test CloudEvent, which is about no partnership. Its id never occurs in the feed. */
export const testEvent = (subscriptionId: string, now: Date) => ({
  specversion: '1.0',
  id: `test.${randomUUID()}`,
  source: `/v1/subscriptions/${subscriptionId}`,
  type: TEST_EVENT_TYPE,
  time: now.toISOString(),
  datacontenttype: 'application/json',
  data: { subscriptionId },
});
