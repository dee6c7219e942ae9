import type { CheckReport } from '#observability';
import { SettledChanges } from './health-changes';

const kafka = (state: CheckReport['state']): CheckReport => ({ check: 'kafka', state, detail: '…', since: '' });
const told = (changes: SettledChanges, ...states: CheckReport['state'][]) =>
  states.flatMap((state) => changes.of([kafka(state)]).map((change) => change.state));

test('a_change_that_lasts_is_told_once_and_so_is_its_end', () => {
  const changes = new SettledChanges();
  expect(told(changes, 'ok', 'ok', 'failed', 'failed', 'failed', 'ok', 'ok', 'ok')).toEqual(['failed', 'ok']);
});

test('what_passes_by_within_a_look_is_not_told', () => {
  const changes = new SettledChanges();
  expect(told(changes, 'ok', 'failed', 'ok', 'degraded', 'ok', 'ok')).toEqual([]);
});

test('what_gets_worse_is_told_again', () => {
  const changes = new SettledChanges();
  expect(told(changes, 'degraded', 'degraded', 'failed', 'failed')).toEqual(['degraded', 'failed']);
});
