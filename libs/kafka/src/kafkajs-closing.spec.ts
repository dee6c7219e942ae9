import requestQueue from 'kafkajs/src/network/requestQueue';
import { boundClosing } from './kafkajs-closing';

const REQUEST_TIMEOUT_MS = 8_000;

describe('a connection of kafkajs that is closed', () => {
  beforeAll(() => boundClosing());
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  test('waits_for_outstanding_answers_no_longer_than_the_time_limit_of_a_request', async () => {
    // Given a request whose broker is gone
    const queue = new requestQueue({ requestTimeout: REQUEST_TIMEOUT_MS, broker: 'gone:9092', logger: { debug() {} } });
    const rejected = jest.fn();
    queue.inflight.set(1, { correlationId: 1, rejected });

    // When the connection is closed
    const closed = jest.fn();
    void queue.waitForPendingRequests().then(closed);

    // Then both end when the time is up
    await jest.advanceTimersByTimeAsync(REQUEST_TIMEOUT_MS - 1);
    expect(closed).not.toHaveBeenCalled();
    await jest.advanceTimersByTimeAsync(1);
    expect(closed).toHaveBeenCalled();
    expect(rejected).toHaveBeenCalledWith(expect.objectContaining({ name: 'KafkaJSConnectionError' }));
    expect(jest.getTimerCount()).toBe(0);
  });
});
