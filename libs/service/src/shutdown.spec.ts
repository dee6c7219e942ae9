import { Shutdown } from './shutdown';

test('resources_are_closed_once_in_reverse_order', async () => {
  const closed: string[] = [];
  const shutdown = new Shutdown();
  for (const name of ['database', 'log', 'http']) shutdown.add(async () => void closed.push(name));
  await shutdown.run();
  await shutdown.run();
  expect(closed).toEqual(['http', 'log', 'database']);
});
