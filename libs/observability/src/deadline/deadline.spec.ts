import { NoAnswer, oneAtATime } from './one-at-a-time';
import { remembered } from './remembered';

describe('one call at a time', () => {
  test('a_hanging_call_runs_once_for_all_callers', async () => {
    let calls = 0;
    const hung = Promise.withResolvers<string>();
    const call = oneAtATime(() => {
      calls += 1;
      return hung.promise;
    }, 5);
    await expect(call()).rejects.toBeInstanceOf(NoAnswer);
    await expect(call()).rejects.toThrow('no answer within 0.005 s');
    expect(calls).toBe(1);
    const answer = call();
    hung.resolve('there');
    expect(await answer).toBe('there');
    await call();
    expect(calls).toBe(2);
  });

  test('a_call_that_throws_is_repeated', async () => {
    const call = oneAtATime(() => {
      throw new Error('down');
    }, 1_000);
    await expect(call()).rejects.toThrow('down');
    await expect(call()).rejects.toThrow('down');
  });
});

describe('a cached result', () => {
  test('is_reused_for_a_while_and_a_failure_is_not', async () => {
    const answers = [new Error('down'), 1, 2];
    let clock = 0;
    const call = remembered(
      1_000,
      async () => {
        const answer = answers.shift();
        if (answer instanceof Error) throw answer;
        return answer;
      },
      () => clock,
    );
    await expect(call()).rejects.toThrow('down');
    expect(await call()).toBe(1);
    clock = 999;
    expect(await call()).toBe(1);
    clock = 1_000;
    expect(await call()).toBe(2);
  });
});
