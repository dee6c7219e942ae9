import { UNRECORDED, type HeadState } from '#ledger';
import { nextMode, headStateIn, STORED, type QueueEvent, type QueueMode } from './queue-mode';

const at = (version: number): HeadState => ({ ...UNRECORDED, head: { version, eventId: `event-${version}` } });
const pipelining: QueueMode = { mode: 'pipelining', head: at(3) };
const draining: QueueMode = { mode: 'draining' };
const appended: QueueEvent = { event: 'appended', head: at(4) };

test.each<[string, QueueMode, QueueEvent, QueueMode]>([
  ['appending_on_the_stored_head_starts_pipelining', STORED, appended, { mode: 'pipelining', head: at(4) }],
  ['appending_on_a_head_in_flight_continues_pipelining', pipelining, appended, { mode: 'pipelining', head: at(4) }],
  ['an_ineffective_decision_in_flight_starts_draining', pipelining, { event: 'not-effective' }, draining],
  ['a_refusal_in_doubt_starts_draining', pipelining, { event: 'in-doubt' }, draining],
  ['another_ineffective_decision_continues_draining', draining, { event: 'not-effective' }, draining],
  ['an_empty_pipeline_ends_draining', draining, { event: 'drained' }, STORED],
])('%s', (_, mode, event, next) => {
  expect(nextMode(mode, event)).toEqual(next);
});

test('a_command_rests_on_the_head_in_flight_unless_the_stored_head_is_ahead', () => {
  expect(headStateIn(pipelining, at(2))).toEqual(at(3));
  expect(headStateIn(pipelining, at(5))).toEqual(at(5));
  expect(headStateIn(STORED, at(2))).toEqual(at(2));
});
