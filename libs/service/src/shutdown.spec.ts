import { Shutdown } from './shutdown';

test('what_was_opened_last_is_closed_first_and_each_once', async () => {
  const closed: string[] = [];
  const shutdown = new Shutdown();
  for (const name of ['database', 'log', 'http']) shutdown.add(async () => void closed.push(name));
  await shutdown.run();
  await shutdown.run();
  expect(closed).toEqual(['http', 'log', 'database']);
});
