import type { Event } from '#contracts';
import { boundsOf } from '../dates';
import { endsOf, evolveProfile, isStarted, NO_PROFILE, partiesOf, partnershipName, type Profile } from './profile';
import { endOf as endOfRegister, NO_REGISTER } from './register';

const idOf = (version: number): string => `00000000-0000-4000-8000-${String(version).padStart(12, '0')}`;
const party = (id: string, name = id) => ({ id, name });
type Data = Record<string, unknown>;
interface GivenEvent {
  readonly type: string;
  readonly data: Data;
  readonly occurred?: string;
  readonly standing?: string;
}

const content = ({ type, data, occurred = '2020-01-01', standing = 'definitive' }: GivenEvent) => ({
  type,
  occurred,
  title: type,
  standing,
  assertedBy: [],
  sources: [],
  effects: [],
  data,
});
const started = (...ids: readonly string[]): GivenEvent => ({
  type: 'PartnershipStarted',
  data: { name: ids.join(' & '), parties: ids.map((id) => party(id)) },
});
const changed = (data: Data, more: Partial<GivenEvent> = {}): GivenEvent => ({ type: 'PartiesChanged', data, ...more });
const ended = (occurred: string, more: Partial<GivenEvent> = {}): GivenEvent => ({
  type: 'PartnershipEnded',
  data: { reason: 'over' },
  occurred,
  ...more,
});
const corrected = (target: number, replacement: GivenEvent): GivenEvent => ({
  type: 'EventCorrected',
  data: { target: idOf(target), reason: 'x', replacement: content(replacement) },
});
const retracted = (target: number): GivenEvent => ({
  type: 'EventRetracted',
  data: { target: idOf(target), reason: 'x' },
});

/** The profile after these events. The first one has version 1. */
const given = (...events: readonly GivenEvent[]): Profile =>
  events.reduce((profile, each, index) => evolveProfile(profile, eventOf(each, index + 1), index + 1), NO_PROFILE);
// The tests state only some members of an event; the result has the form of a whole event.
const eventOf = (each: GivenEvent, version: number): Event =>
  ({ ...content(each), id: idOf(version) }) as unknown as Event;
const endOf = (profile: Profile): unknown => endOfRegister({ ...NO_REGISTER, ends: endsOf(profile) });
const ids = (profile: Profile): string[] => partiesOf(profile).map(({ id }) => id);

describe('the parties', () => {
  it('are_empty_before_the_start', () => {
    expect(isStarted(NO_PROFILE)).toBe(false);
    expect(ids(NO_PROFILE)).toEqual([]);
    expect(partnershipName(NO_PROFILE)).toBeNull();
    expect(endsOf(NO_PROFILE)).toEqual(new Map());
  });

  it('are_initially_the_founders', () => {
    expect(isStarted(given(started('a', 'b')))).toBe(true);
    expect(ids(given(started('a', 'b')))).toEqual(['a', 'b']);
    expect(partnershipName(given(started('a', 'b')))).toBe('a & b');
  });

  it.each<[string, Data, readonly string[]]>([
    ['join', { joined: [party('c')] }, ['a', 'b', 'c']],
    ['leave', { left: ['a'] }, ['b']],
    ['leave_and_join_in_one_event', { joined: [party('a')], left: ['a'] }, ['b', 'a']],
    ['are_succeeded', { succeeded: [{ party: 'a', by: party('x') }] }, ['b', 'x']],
    ['are_succeeded_by_an_existing_party', { succeeded: [{ party: 'a', by: party('b') }] }, ['b']],
    [
      'join_leave_and_are_succeeded_at_once',
      { joined: [party('c')], left: ['a'], succeeded: [{ party: 'b', by: party('x') }] },
      ['c', 'x'],
    ],
  ])('%s', (_, data, expected) => {
    expect(ids(given(started('a', 'b'), changed(data)))).toEqual(expected);
  });

  it('keep_their_place_if_they_are_renamed', () => {
    const profile = given(started('a', 'b'), changed({ renamed: [party('a', 'A PBC')] }));
    expect(partiesOf(profile)).toEqual([party('a', 'A PBC'), party('b')]);
  });

  it('follow_a_corrected_start_and_keep_later_changes', () => {
    const profile = given(started('a', 'b'), changed({ joined: [party('c')] }), corrected(1, started('a', 'd')));
    expect(ids(profile)).toEqual(['a', 'd', 'c']);
    expect(partnershipName(profile)).toBe('a & d');
    expect(isStarted(profile)).toBe(true);
  });

  it('return_if_their_departure_is_retracted_and_leave_again_if_the_retraction_is', () => {
    const left = [started('a', 'b'), changed({ left: ['b'] })];
    expect(ids(given(...left, retracted(2)))).toEqual(['a', 'b']);
    expect(ids(given(...left, retracted(2), retracted(3)))).toEqual(['a']);
    expect(ids(given(...left, retracted(2), corrected(3, changed({ left: ['a'] }))))).toEqual(['b']);
  });

  it('do_not_change_by_reported_events', () => {
    const reported = changed({ left: ['b'], joined: [party('c')] }, { standing: 'reported' });
    expect(ids(given(started('a', 'b'), reported))).toEqual(['a', 'b']);
    expect(ids(given(started('a', 'b'), reported, corrected(2, { ...reported, standing: 'definitive' })))).toEqual([
      'a',
      'c',
    ]);
    expect(
      ids(given(started('a', 'b'), { ...started('a', 'b'), ...changed({ left: ['b'] }) }, corrected(2, reported))),
    ).toEqual(['a', 'b']);
  });

  it('are_known_even_if_the_start_is_only_reported', () => {
    expect(ids(given({ ...started('a', 'b'), standing: 'reported' }))).toEqual(['a', 'b']);
  });

  it('do_not_change_by_corrections_of_other_events', () => {
    const other: GivenEvent = { type: 'InvestmentMade', data: { investor: 'a' } };
    const profile = given(
      started('a', 'b'),
      other,
      corrected(2, changed({ left: ['a'] })),
      retracted(2),
      retracted(99),
    );
    expect(profile).toEqual(given(started('a', 'b')));
  });
});

describe('the end', () => {
  it('has_the_bounds_of_its_day', () => {
    expect(endOf(given(started('a', 'b'), ended('2030-05')))).toEqual(boundsOf('2030-05'));
  });

  it('is_unknown_if_it_is_only_reported', () => {
    expect(endOf(given(started('a', 'b'), ended('2030', { standing: 'reported' })))).toBeNull();
  });

  it('follows_its_correction_and_disappears_with_its_retraction', () => {
    const over = [started('a', 'b'), ended('2030-05-01')];
    expect(endOf(given(...over, corrected(2, ended('2031-01-01'))))).toEqual(boundsOf('2031-01-01'));
    expect(endOf(given(...over, corrected(2, ended('2031-01-01', { standing: 'non-binding' }))))).toBeNull();
    expect(endOf(given(...over, retracted(2)))).toBeNull();
    expect(endOf(given(...over, retracted(2), retracted(3)))).toEqual(boundsOf('2030-05-01'));
    expect(endOf(given(...over, corrected(2, ended('2031')), retracted(3)))).toEqual(boundsOf('2030-05-01'));
  });

  it('is_the_earliest_of_several', () => {
    expect(endOf(given(started('a', 'b'), ended('2030'), ended('2025-05')))).toEqual(boundsOf('2025-05'));
    expect(endOf(given(started('a', 'b'), ended('2025-05'), ended('2030')))).toEqual(boundsOf('2025-05'));
  });
});

test('only_lifecycle_events_extend_a_profile_and_the_given_profile_is_not_modified', () => {
  const before = given(started('a', 'b'), changed({ left: ['b'] }));
  const copy = structuredClone(before);
  evolveProfile(before, eventOf(retracted(2), 3), 3);
  evolveProfile(before, eventOf(ended('2030'), 3), 3);
  expect(before).toEqual(copy);
  expect(evolveProfile(before, eventOf({ type: 'ConditionMet', data: { condition: 'x' } }, 3), 3)).toBe(before);
});
