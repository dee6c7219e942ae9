import { NoAnswer, oneAtATime } from './one-at-a-time';
import { remembered } from './remembered';

describe('one call at a time', () => {
  test('a_hanging_call_runs_once_for_all_callers', async () => {
    let asked = 0;
    const hung = Promise.withResolvers<string>();
    const ask = oneAtATime(() => {
      asked += 1;
      return hung.promise;
    }, 5);
    await expect(ask()).rejects.toBeInstanceOf(NoAnswer);
    await expect(ask()).rejects.toThrow('no answer within 0.005 s');
    expect(asked).toBe(1);
    const answer = ask();
    hung.resolve('there');
    expect(await answer).toBe('there');
    await ask();
    expect(asked).toBe(2);
  });

  test('a_call_that_throws_is_repeated', async () => {
    const ask = oneAtATime(() => {
      throw new Error('down');
    }, 1_000);
    await expect(ask()).rejects.toThrow('down');
    await expect(ask()).rejects.toThrow('down');
  });
});

describe('a cached result', () => {
  test('is_reused_for_a_while_and_a_failure_is_not', async () => {
    const answers = [new Error('down'), 1, 2];
    let clock = 0;
    const ask = remembered(
      1_000,
      async () => {
        const answer = answers.shift();
        if (answer instanceof Error) throw answer;
        return answer;
      },
      () => clock,
    );
    await expect(ask()).rejects.toThrow('down');
    expect(await ask()).toBe(1);
    clock = 999;
    expect(await ask()).toBe(1);
    clock = 1_000;
    expect(await ask()).toBe(2);
  });
});
