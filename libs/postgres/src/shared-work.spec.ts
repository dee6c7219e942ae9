import { setImmediate as nextTurn } from 'node:timers/promises';
import { SharedWork } from './shared-work';

/** Work that ends when the test ends it. */
function startWork(limits: { atOnce: number; weight: number }) {
  const begun: { requests: readonly number[]; end: PromiseWithResolvers<void> }[] = [];
  const shared = new SharedWork<number, string>(
    async (requests) => {
      const end = Promise.withResolvers<void>();
      begun.push({ requests, end });
      await end.promise;
      return requests.map((request) => `answer ${request}`);
    },
    { ...limits, weightOf: (request) => request },
  );
  return { shared, begun, batches: () => begun.map(({ requests }) => requests) };
}

test('requests_of_one_turn_share_a_batch_and_each_gets_its_own_answer', async () => {
  const { shared, begun, batches } = startWork({ atOnce: 1, weight: 10 });
  const answers = Promise.all([shared.do(1), shared.do(2), shared.do(3)]);
  await nextTurn();
  expect(batches()).toEqual([[1, 2, 3]]);
  begun[0]!.end.resolve();
  expect(await answers).toEqual(['answer 1', 'answer 2', 'answer 3']);
});

test('requests_beyond_the_limit_wait_and_share_the_next_batch', async () => {
  const { shared, begun, batches } = startWork({ atOnce: 1, weight: 10 });
  const first = shared.do(1);
  await nextTurn();
  const later = [shared.do(2), shared.do(3)];
  await nextTurn();
  expect(batches()).toEqual([[1]]);
  begun[0]!.end.resolve();
  await first;
  await nextTurn();
  expect(batches()).toEqual([[1], [2, 3]]);
  begun[1]!.end.resolve();
  expect(await Promise.all(later)).toEqual(['answer 2', 'answer 3']);
});

test('a_batch_stays_within_its_weight_but_contains_at_least_one_request', async () => {
  const { shared, batches } = startWork({ atOnce: 9, weight: 5 });
  for (const request of [9, 2, 3, 1]) void shared.do(request);
  await nextTurn();
  expect(batches()).toEqual([[9], [2, 3], [1]]);
});

test('a_failing_batch_fails_only_the_requests_in_it', async () => {
  const { shared, begun } = startWork({ atOnce: 1, weight: 2 });
  const both = Promise.allSettled([shared.do(1), shared.do(1)]);
  await nextTurn();
  const next = shared.do(2);
  begun[0]!.end.reject(new Error('trouble'));
  expect((await both).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  await nextTurn();
  begun[1]!.end.resolve();
  expect(await next).toBe('answer 2');
});
