import { createTermKindRegistry } from '#contracts';
import type { CommandBus } from '@nestjs/cqrs';
import { importLines } from './import-lines';

const importer = { actor: 'somebody', scopes: [], termKinds: createTermKindRegistry() };
const noCommands = { execute: () => Promise.reject(new Error('no command is expected')) } as unknown as CommandBus;

test('other_work_has_its_turn_between_lines_that_are_all_refused', async () => {
  async function* body() {
    yield Buffer.from('{}\n'.repeat(5_000));
  }
  let turns = 0;
  const timer = setInterval(() => (turns += 1), 1);
  const results = [];
  for await (const { status } of importLines(noCommands, body(), importer)) results.push(status);
  clearInterval(timer);
  expect(results).toEqual(Array(5_000).fill('refused'));
  expect(turns).toBeGreaterThan(2);
});
