import { agreed, commandOf, NO_HEAD, NOW, started, stored, storedDecisionOf, termKinds } from '../testing/commands';
import type { RecordCommand } from '../command';
import { decideCommand, type CommandVerdict, type DecisionBasis } from './decide-command';
import { UNRECORDED } from '#ledger';

const decide = (command: RecordCommand, basis: Partial<DecisionBasis> = {}): CommandVerdict =>
  decideCommand(command, {
    partition: 3,
    stored: stored(),
    headState: UNRECORDED,
    known: new Map(),
    isInFlight: false,
    isAnyInFlight: false,
    now: NOW,
    termKinds,
    writeVersion: 3,
    ...basis,
  });

const appended = (verdict: CommandVerdict) => {
  if (verdict.verdict !== 'append') throw new Error(`it was not decided to append: ${JSON.stringify(verdict)}`);
  return verdict;
};
/** Where a partnership stands after its first decision. */
const begun = () => appended(decide(commandOf([started()]))).after;

test('a_command_is_decided_on_the_head_and_yields_the_next_head', () => {
  const events = [started(), agreed()];
  const { decision, after } = appended(decide(commandOf(events)));
  expect(decision).toMatchObject({ expectedHead: NO_HEAD, recordedAt: NOW, imported: false, events });
  expect(after).toMatchObject({ head: { version: 2, eventId: events[1]!.id }, recordedAt: NOW });
  const next = appended(decide(commandOf([agreed()]), { headState: after }));
  expect(next.decision.expectedHead).toEqual(after.head);
});

test('the_time_of_a_decision_is_never_before_the_time_of_the_head', () => {
  const headState = { ...begun(), recordedAt: '2027-01-01T00:00:00.000Z' };
  expect(appended(decide(commandOf([agreed()]), { headState })).decision.recordedAt).toBe(headState.recordedAt);
});

test('a_command_that_the_decider_refuses_is_refused', () => {
  expect(decide(commandOf([agreed()]))).toMatchObject({
    verdict: 'refuse',
    outcome: { outcome: 'refused', refusals: [{ code: 'partnership-not-started' }] },
  });
});

test('while_version_2_is_written_content_that_needs_version_3_is_refused', () => {
  const headState = begun();
  const set = {
    effect: 'set',
    kind: 'governing-law',
    scope: 'all',
    value: { undisclosed: true },
    fromCondition: 'closing',
  } as const;
  const command = commandOf([{ ...agreed(), effects: [set] }]);
  expect(decide(command, { headState, writeVersion: 2 })).toMatchObject({
    outcome: { refusals: [{ code: 'not-yet-enabled', pointer: '/events/0/effects/0/fromCondition' }] },
  });
  expect(decide(command, { headState, writeVersion: 3 }).verdict).toBe('append');
  expect(decide(command, { writeVersion: 2 })).toMatchObject({
    outcome: { refusals: [{ code: 'not-yet-enabled' }, { code: 'partnership-not-started' }] },
  });
});

test('a_head_that_the_client_does_not_accept_is_refused_before_the_content_is_checked', () => {
  const command = commandOf([started()], { accepts: (version) => version === 7 });
  expect(decide(command, { headState: begun() })).toEqual({
    verdict: 'refuse',
    outcome: { outcome: 'head-differs', version: 1 },
  });
});

test.each([
  ['recorded-at-reversed', '2026-02-01T00:00:00.000Z'],
  ['recorded-at-future', '2026-04-01T00:00:00.000Z'],
])('a_stated_time_is_refused_as_%s', (code, recordedAt) => {
  expect(decide(commandOf([agreed()], { recordedAt }), { headState: begun() })).toMatchObject({
    verdict: 'refuse',
    outcome: { outcome: 'refused', refusals: [{ code, pointer: '/recordedAt' }] },
  });
});

test('a_stated_time_is_refused_together_with_the_faults_of_the_events', () => {
  const command = commandOf([started()], { recordedAt: '2026-02-01T00:00:00.000Z' });
  expect(decide(command, { headState: begun() })).toMatchObject({
    outcome: { refusals: [{ code: 'recorded-at-reversed' }, { code: 'partnership-already-started' }] },
  });
});

test('a_command_that_is_already_effective_gets_its_stored_answer_before_any_other_check', () => {
  const command = commandOf([started()]);
  const decision = storedDecisionOf(command, 1);
  const known = stored(begun(), { decisions: new Map([[command.commandId, decision]]), halted: true });
  const repeated = decide({ ...command, accepts: () => false }, { stored: known, isInFlight: true });
  expect(repeated).toEqual({ verdict: 'answer', outcome: { outcome: 'recorded', decision, repeated: true } });
  const other = decide({ ...command, fingerprint: 'another' }, { stored: known });
  expect(other).toEqual({ verdict: 'answer', outcome: { outcome: 'key-reused' } });
});

test('a_command_waits_for_the_same_command_in_flight', () => {
  expect(decide(commandOf([started()]), { isInFlight: true })).toEqual({ verdict: 'wait' });
});

test('a_halted_partition_accepts_no_commands', () => {
  expect(decide(commandOf([started()]), { stored: stored(UNRECORDED, { halted: true }) })).toEqual({
    verdict: 'answer',
    outcome: { outcome: 'partition-halted', partition: 3 },
  });
});
