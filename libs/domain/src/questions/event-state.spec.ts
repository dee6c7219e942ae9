import type { Act } from '../corrections/standing-act';
import { statesOfEvents } from './event-state';

const ROOT = 1;
const corrects = (version: number, target = ROOT): Act => ({ version, target, type: 'EventCorrected' });
const retracts = (version: number, target = ROOT): Act => ({ version, target, type: 'EventRetracted' });
const statesOf = (...acts: readonly Act[]) =>
  [ROOT, ...acts.map(({ version }) => version)].map((version) => {
    const found = statesOfEvents(ROOT, acts)(version);
    return found.state === 'standing' ? 'standing' : `${found.state} by ${found.by}`;
  });

test('an_event_stands_until_an_act_corrects_or_retracts_it', () => {
  expect(statesOf()).toEqual(['standing']);
  expect(statesOf(corrects(2))).toEqual(['corrected by 2', 'standing']);
  expect(statesOf(retracts(2))).toEqual(['retracted by 2', 'standing']);
});

test('the_last_act_determines_the_state_of_the_earlier_ones', () => {
  expect(statesOf(corrects(2), corrects(3))).toEqual(['corrected by 3', 'corrected by 3', 'standing']);
  expect(statesOf(retracts(2), corrects(3))).toEqual(['corrected by 3', 'corrected by 3', 'standing']);
});

test('a_retracted_correction_restores_the_one_before', () => {
  expect(statesOf(corrects(2), retracts(3, 2))).toEqual(['standing', 'retracted by 3', 'standing']);
  expect(statesOf(corrects(2), corrects(3), retracts(4, 3))).toEqual([
    'corrected by 2',
    'standing',
    'retracted by 4',
    'standing',
  ]);
});

test('a_retracted_retraction_of_a_correction_restores_it', () => {
  expect(statesOf(corrects(2), retracts(3, 2), retracts(4, 3))).toEqual([
    'corrected by 2',
    'standing',
    'retracted by 4',
    'standing',
  ]);
});
