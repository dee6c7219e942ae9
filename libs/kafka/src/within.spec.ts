import { KafkaSilent, within } from './within';

test('what_is_done_in_time_is_handed_on_whether_it_succeeds_or_fails', async () => {
  await expect(within(1_000, 'an answer', Promise.resolve(7))).resolves.toBe(7);
  await expect(within(1_000, 'an answer', Promise.reject(new Error('refused')))).rejects.toThrow('refused');
});

test('what_never_ends_is_given_up_and_can_be_tried_again', async () => {
  const silent = within(5, 'the end of each partition', new Promise(() => undefined));
  await expect(silent).rejects.toBeInstanceOf(KafkaSilent);
  await expect(silent).rejects.toMatchObject({
    retriable: true,
    message: expect.stringContaining('partition') as string,
  });
});
