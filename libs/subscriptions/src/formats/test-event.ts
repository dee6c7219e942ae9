import { randomUUID } from 'node:crypto';

export const TEST_EVENT_TYPE = 'partnership.subscription.test';

/** A CloudEvent that says nothing about any partnership; its id is never one of the feed's. */
export const testEvent = (subscriptionId: string, now: Date) => ({
  specversion: '1.0',
  id: `test.${randomUUID()}`,
  source: `/v1/subscriptions/${subscriptionId}`,
  type: TEST_EVENT_TYPE,
  time: now.toISOString(),
  datacontenttype: 'application/json',
  data: { subscriptionId },
});
