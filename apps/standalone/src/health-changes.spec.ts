import type { CheckReport } from '#observability';
import { SettledChanges } from './health-changes';

const kafka = (state: CheckReport['state']): CheckReport => ({ check: 'kafka', state, detail: '…', since: '' });
const reported = (changes: SettledChanges, ...states: CheckReport['state'][]) =>
  states.flatMap((state) => changes.of([kafka(state)]).map((change) => change.state));

test('a_lasting_change_and_its_end_are_reported_once_each', () => {
  const changes = new SettledChanges();
  expect(reported(changes, 'ok', 'ok', 'failed', 'failed', 'failed', 'ok', 'ok', 'ok')).toEqual(['failed', 'ok']);
});

test('a_state_that_lasts_for_a_single_check_is_not_reported', () => {
  const changes = new SettledChanges();
  expect(reported(changes, 'ok', 'failed', 'ok', 'degraded', 'ok', 'ok')).toEqual([]);
});

test('a_state_that_gets_worse_is_reported_again', () => {
  const changes = new SettledChanges();
  expect(reported(changes, 'degraded', 'degraded', 'failed', 'failed')).toEqual(['degraded', 'failed']);
});
