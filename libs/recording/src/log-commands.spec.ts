import type { RecordCommand, RecordOutcome } from './command';
import { logCommands } from './log-commands';
import { commandOf, started, storedDecisionOf } from './testing/commands';

const lines: { level: string; facts: object; message: string }[] = [];
const at = (level: string) => (facts: object, message: string) => void lines.push({ level, facts, message });
const logger = { info: at('info'), debug: at('debug') } as unknown as Parameters<typeof logCommands>[0];
const counted: string[] = [];
const reports = logCommands(logger, { answered: (_, { outcome }) => void counted.push(outcome) });

function lineOf(answer: RecordOutcome | { outcome: 'failed' }, more: Partial<RecordCommand> = {}) {
  lines.length = 0;
  const command = commandOf([started()], { commandId: 'c', actor: 'me', ...more });
  reports.answered!(command, answer, 0.0123);
  expect(lines).toHaveLength(1);
  return lines[0]!;
}
const ABOUT = { partnershipId: 'p', commandId: 'c', actor: 'me', events: 1, ms: 12 };
const recorded = (repeated: boolean): RecordOutcome => ({
  outcome: 'recorded',
  decision: storedDecisionOf(commandOf([]), 7),
  repeated,
});

test.each<[RecordOutcome | { outcome: 'failed' }, object]>([
  [recorded(false), { outcome: 'recorded', ruling: 'effective', version: 7 }],
  [recorded(true), { outcome: 'repeated', ruling: 'effective', version: 7 }],
  [
    { outcome: 'refused', refusals: [{ code: 'party-unknown', pointer: '', detail: '' }] as never },
    { outcome: 'refused', code: 'party-unknown' },
  ],
  [{ outcome: 'unruled' }, { outcome: 'unruled', ruling: 'unknown' }],
  [{ outcome: 'contended' }, { outcome: 'contended' }],
  [{ outcome: 'failed' }, { outcome: 'failed' }],
])('a_command_with_the_outcome_%j_is_logged_in_one_line', (answer, expected) => {
  expect(lineOf(answer)).toEqual({ level: 'info', facts: { ...ABOUT, ...expected }, message: 'command' });
});

test('a_line_of_an_import_is_logged_as_debug', () => {
  expect(lineOf(recorded(false), { waits: 'from-its-turn' }).level).toBe('debug');
});

test('the_outcome_is_still_counted', () => {
  counted.length = 0;
  lineOf({ outcome: 'contended' });
  expect(counted).toEqual(['contended']);
});
