import { KafkaSilent, within } from './within';

test('a_result_or_failure_in_time_is_passed_on', async () => {
  await expect(within(1_000, 'an answer', Promise.resolve(7))).resolves.toBe(7);
  await expect(within(1_000, 'an answer', Promise.reject(new Error('refused')))).rejects.toThrow('refused');
});

test('a_silent_operation_is_given_up_with_a_retriable_error', async () => {
  const silent = within(5, 'the end of each partition', new Promise(() => undefined));
  await expect(silent).rejects.toBeInstanceOf(KafkaSilent);
  await expect(silent).rejects.toMatchObject({
    retriable: true,
    message: expect.stringContaining('partition') as string,
  });
});
