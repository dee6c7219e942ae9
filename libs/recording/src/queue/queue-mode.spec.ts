import { UNRECORDED, type Standpoint } from '#ledger';
import { nextMode, standpointIn, STORED, type QueueHappening, type QueueMode } from './queue-mode';

const at = (version: number): Standpoint => ({ ...UNRECORDED, head: { version, eventId: `event-${version}` } });
const pipelining: QueueMode = { mode: 'pipelining', head: at(3) };
const draining: QueueMode = { mode: 'draining' };
const appended: QueueHappening = { happening: 'appended', head: at(4) };

test.each<[string, QueueMode, QueueHappening, QueueMode]>([
  ['a_decision_is_appended_on_the_stored_head', STORED, appended, { mode: 'pipelining', head: at(4) }],
  ['a_decision_is_appended_on_one_in_flight', pipelining, appended, { mode: 'pipelining', head: at(4) }],
  ['a_decision_in_flight_did_not_take_effect', pipelining, { happening: 'not-effective' }, draining],
  ['a_refusal_has_to_be_sure', pipelining, { happening: 'in-doubt' }, draining],
  ['another_decision_did_not_take_effect_while_draining', draining, { happening: 'not-effective' }, draining],
  ['nothing_is_in_flight_any_more', draining, { happening: 'drained' }, STORED],
])('%s', (_, mode, happening, next) => {
  expect(nextMode(mode, happening)).toEqual(next);
});

test('a_command_rests_on_what_is_in_flight_unless_what_is_stored_is_ahead_of_it', () => {
  expect(standpointIn(pipelining, at(2))).toEqual(at(3));
  expect(standpointIn(pipelining, at(5))).toEqual(at(5));
  expect(standpointIn(STORED, at(2))).toEqual(at(2));
});
