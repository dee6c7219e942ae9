import { createTermKindRegistry } from '#contracts';
import type { CommandBus } from '@nestjs/cqrs';
import { readImportLine } from './import-line';
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

test.each([
  ['{"partnershipId":"a","partnershipId":"b","events":[]}', 'member-repeated', '/partnershipId'],
  [
    '{"partnershipId":"a","events":[{"effects":[{"value":{"seats":12345678901234567890}}]}]}',
    'number-rounded',
    '/events/0/effects/0/value/seats',
  ],
])('a_line_that_parsing_would_change_is_refused: %s', (line, code, pointer) => {
  expect(readImportLine(Buffer.from(line), importer.termKinds)).toMatchObject({
    code,
    status: 400,
    faults: [{ pointer }],
  });
});
