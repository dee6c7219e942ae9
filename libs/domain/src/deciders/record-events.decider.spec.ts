import { eventTypes, fillDefaults, submittedExample, type Event, type EventType } from '#contracts';
import { NO_REGISTER, registerAfter } from '../partnership/register';
import { idsNamedBy, statusOf, type EventStatus } from '../partnership/known-events';
import { decideRecordEvents, type DecisionState } from './record-events.decider';
import { conflictCodes, contentCodes, isConflict, type RefusalCode } from './refusal';
import type { KnownParties } from './names.refusals';
import type { TermKinds } from './term-kinds';

const idOf = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const TODAY = '2026-11-22';
const sources = [{ publisher: 'a newspaper' }];
const agreement = { agreement: { id: 'an-agreement', title: 'An agreement', form: 'agreement' } };

/** A registry with the kinds `hosting` and `stake`. The value of a stake is a number. */
const kinds: TermKinds = {
  has: (kind) => ['hosting', 'stake'].includes(kind),
  check: (kind, value) => {
    if (kind !== 'stake' || typeof value === 'number') return [];
    return [
      { pointer: '', message: 'is not a number' },
      { pointer: '/amount~1x', message: 'is missing' },
    ];
  },
  partiesOf: (kind, value) => {
    const { holder } = (value ?? {}) as { holder?: string };
    return kind === 'hosting' && holder !== undefined ? [{ pointer: '/holder', id: holder }] : [];
  },
};

/** A state with its number of events. */
type Given = DecisionState & { readonly version: number };

type Sent = { type: EventType; data: object; id?: string } & Record<string, unknown>;

const event = (type: EventType, data: object, more: object = {}): Sent => ({
  type,
  data,
  ...(type === 'EventCorrected' || type === 'EventRetracted' ? {} : { occurred: '2025-10-28', title: 'x', sources }),
  ...more,
});
const party = (id: string) => ({ id, name: id });
const started = event(
  'PartnershipStarted',
  { name: 'A and B', parties: [party('a'), party('b')] },
  { occurred: '2019-07-22' },
);
const agreed = (more: object = {}): Sent => event('AgreementPublished', agreement, more);
const withEffects = (...effects: readonly object[]): Sent => agreed({ effects });
const set = (term: string, value: unknown = 1, more: object = {}) => ({
  effect: 'set',
  ...termOf(term),
  value,
  ...more,
});
const end = (term: string, more: object = {}) => ({ effect: 'end', ...termOf(term), ...more });
const reaffirm = (term: string, more: object = {}) => ({ effect: 'reaffirm', ...termOf(term), ...more });
const notice = (term: string, more: object = {}) => ({ effect: 'notice', ...termOf(term), ...more });
const override = (term: string, more: object = {}) => ({
  effect: 'override',
  ...termOf(term),
  value: null,
  until: '2040',
  ...more,
});
const contest = (term: string, value: unknown = 1, more: object = {}) => ({
  effect: 'contest',
  ...termOf(term),
  value,
  ...more,
});
const termOf = (term: string) => ({ kind: term.split('/')[0], scope: term.split('/')[1] ?? 'all' });
const corrected = (target: number, { id: _id, ...replacement }: Sent): Sent =>
  event('EventCorrected', { target: idOf(target), reason: 'a better source', replacement });
const retracted = (target: number): Sent => event('EventRetracted', { target: idOf(target), reason: 'a hoax' });
const ended = (occurred: string, more: object = {}): Sent =>
  event('PartnershipEnded', { reason: 'it was time' }, { occurred, ...more });
const changed = (data: object, more: object = {}): Sent => event('PartiesChanged', data, more);

/** Events with ids that count from `first`, in the form in which the decider gets them. */
const recorded = (sent: readonly Sent[], first: number): Event[] =>
  sent.map((each, index) => ({ ...fillDefaults(each, TODAY), id: each.id ?? idOf(first + index) }));

/** The state after these events. The first one has version 1, and their ids count in the same way. */
function given(...sent: readonly Sent[]): Given {
  const known = new Map<string, EventStatus>();
  const events = recorded(sent, 1);
  for (const each of events) known.set(each.id, statusOf(each, known)!);
  const register = registerAfter(NO_REGISTER, events, known);
  return { version: sent.length, register, known, terms: { count: 0, named: new Set() } };
}

const whenBy = (author: 'client' | 'service', state: Given, ...sent: readonly Sent[]) =>
  decideRecordEvents(state, recorded(sent, state.version + 1), kinds, { author, knownParties: 'all' });

/** The answer to a client's command: `accepted`, or `code pointer` of each refusal in order. */
function when(state: Given, ...sent: readonly Sent[]): 'accepted' | string[] {
  const verdict = whenBy('client', state, ...sent);
  if ('accepted' in verdict) {
    expect(verdict.accepted).toEqual(recorded(sent, state.version + 1));
    return 'accepted';
  }
  for (const { detail } of verdict.refused) expect(detail).not.toBe('');
  return verdict.refused.map(({ code, pointer }) => `${code} ${pointer}`);
}

describe('the parties of an event', () => {
  const twice = event('PartnershipStarted', { name: 'A and A', parties: [party('a'), party('b'), party('a')] });

  it('may_not_be_repeated_in_a_start', () => {
    expect(when(given(), twice)).toEqual(['party-repeated /events/0/data/parties/2/id']);
  });

  it('may_not_change_without_a_change', () => {
    const reported = changed({}, { standing: 'reported' });
    expect(when(given(started), changed({}), reported)).toEqual([
      'change-missing /events/0/data',
      'change-missing /events/1/data',
    ]);
    expect(when(given(started, changed({ joined: [party('c')] })), corrected(2, changed({})))).toEqual([
      'change-missing /events/0/data/replacement/data',
    ]);
  });

  it('are_not_checked_in_files_of_edition_1', () => {
    const permissions = { author: 'client', knownParties: 'none' } as const;
    expect(decideRecordEvents(given(), recorded([twice, changed({})], 1), kinds, permissions)).toHaveProperty(
      'accepted',
    );
  });
});

describe('each type of event', () => {
  const known = given(started, agreed());
  const inItsPlace: Readonly<Partial<Record<EventType, [Given, Sent]>>> = {
    PartnershipStarted: [given(), started],
    PartiesChanged: [
      known,
      changed({
        joined: [party('c')],
        left: ['a'],
        renamed: [party('b')],
        succeeded: [{ party: 'b', by: party('d') }],
      }),
    ],
    AgreementPublished: [
      known,
      event('AgreementPublished', { agreement: { ...agreement.agreement, signed: '2025~', amends: idOf(2) } }),
    ],
    TermsReaffirmed: [
      known,
      event('TermsReaffirmed', { statement: 's', inResponseTo: idOf(1) }, { effects: [reaffirm('*')] }),
    ],
    InvestmentMade: [known, event('InvestmentMade', { investor: 'z' }, { effects: [set('stake/z', 27)] })],
    PartnershipEnded: [known, ended('2030')],
    EventCorrected: [known, corrected(2, agreed({ effects: [set('hosting')] }))],
    EventRetracted: [known, retracted(2)],
    AgreementEnded: [known, event('AgreementEnded', { agreement: 'an-agreement', how: 'terminated' })],
    TermFellDue: [known, event('TermFellDue', { kind: 'hosting', scope: 'all', on: '2026-01-01' }, { sources: [] })],
  };
  // Types without an entry use their example.
  const acceptedOf = (type: EventType): [Given, Sent] =>
    inItsPlace[type] ?? [known, submittedExample(type) as unknown as Sent];

  it.each(eventTypes.filter((type) => type !== 'TermFellDue'))('%s_is_accepted', (type) => {
    const [state, sent] = acceptedOf(type);
    expect(when(state, sent)).toBe('accepted');
  });

  it('TermFellDue_is_accepted_from_the_service_alone', () => {
    const [state, sent] = acceptedOf('TermFellDue');
    expect(whenBy('service', state, sent)).toHaveProperty('accepted');
    expect(when(state, sent)).toEqual(['type-reserved /events/0/type']);
    expect(when(state, corrected(2, sent))).toContain('type-reserved /events/0/data/replacement/type');
  });

  it.each(eventTypes.filter((type) => type !== 'PartnershipStarted'))('%s_requires_a_started_partnership', (type) => {
    const verdict = whenBy('service', given(), acceptedOf(type)[1]);
    const codes = 'refused' in verdict ? verdict.refused.map(({ code, pointer }) => `${code} ${pointer}`) : [];
    expect(codes).toContain('partnership-not-started /events/0/type');
  });
});

describe('the start', () => {
  it('must_come_first_and_its_absence_is_reported_once', () => {
    expect(when(given(), agreed(), agreed())).toEqual(['partnership-not-started /events/0/type']);
    expect(when(given(), agreed(), started)).toEqual(['partnership-not-started /events/0/type']);
    expect(when(given(), started, agreed())).toBe('accepted');
  });

  it('is_the_only_refusal_reported_if_all_others_follow_from_its_absence', () => {
    const withoutStart = [
      withEffects(set('hosting', { holder: 'nobody' })),
      changed({ left: ['nobody'] }),
      agreed({ agreement: 'none' }),
      retracted(99),
      corrected(98, agreed()),
    ];
    expect(when(given(), ...withoutStart)).toEqual(['partnership-not-started /events/0/type']);
    expect(when(given(), withEffects(set('nonsense'), set('hosting', { holder: 'nobody' })))).toEqual([
      'partnership-not-started /events/0/type',
      'kind-unknown /events/0/effects/0/kind',
    ]);
    expect(when(given(), retracted(99), started)).toEqual([
      'partnership-not-started /events/0/type',
      'event-unknown /events/0/data/target',
    ]);
  });

  it('occurs_only_once', () => {
    expect(when(given(started), started)).toEqual(['partnership-already-started /events/0/type']);
    expect(when(given(), started, started, started)).toEqual([
      'partnership-already-started /events/1/type',
      'partnership-already-started /events/2/type',
    ]);
  });

  it('can_be_corrected_but_not_retracted', () => {
    expect(when(given(started), corrected(1, started))).toBe('accepted');
    expect(when(given(started), retracted(1))).toEqual(['start-not-retractable /events/0/data/target']);
  });

  it('stands_as_before_if_its_correction_is_retracted', () => {
    expect(when(given(started, corrected(1, started)), retracted(2))).toBe('accepted');
  });
});

describe('ids', () => {
  it('must_be_unique', () => {
    const again = agreed({ id: idOf(1) });
    expect(when(given(started), again)).toEqual(['event-id-taken /events/0/id']);
    expect(when(given(started), agreed({ id: idOf(50) }), agreed({ id: idOf(50) }))).toEqual([
      'event-id-taken /events/1/id',
    ]);
  });

  it('that_are_taken_are_reported_beside_the_other_refusals_of_a_correction', () => {
    expect(when(given(started, agreed()), { ...retracted(77), id: idOf(2) })).toEqual([
      'event-id-taken /events/0/id',
      'event-unknown /events/0/data/target',
    ]);
  });

  it('of_targets_and_answered_events_must_be_known_but_those_of_amended_events_need_not', () => {
    const amending = event('AgreementPublished', { agreement: { ...agreement.agreement, amends: idOf(90) } });
    const answering = event('TermsReaffirmed', { statement: 's', inResponseTo: idOf(91) });
    expect(
      when(
        given(started, agreed()),
        amending,
        answering,
        retracted(92),
        corrected(93, agreed()),
        corrected(2, amending),
      ),
    ).toEqual([
      'event-unknown /events/1/data/inResponseTo',
      'event-unknown /events/2/data/target',
      'event-unknown /events/3/data/target',
    ]);
  });

  it('may_refer_to_earlier_events_of_the_same_command', () => {
    const answer = event('TermsReaffirmed', { statement: 's', inResponseTo: idOf(51) });
    const first = agreed({ id: idOf(51) });
    expect(when(given(started), first, answer, corrected(51, agreed()), retracted(51))).toBe('accepted');
    expect(when(given(started), answer, first)).toEqual(['event-unknown /events/0/data/inResponseTo']);
  });

  it('may_not_refer_to_the_event_itself', () => {
    const own = event('TermsReaffirmed', { statement: 's', inResponseTo: idOf(60) }, { id: idOf(60) });
    expect(when(given(started), own)).toEqual(['event-unknown /events/0/data/inResponseTo']);
    expect(when(given(started), { ...retracted(61), id: idOf(61) })).toEqual(['event-unknown /events/0/data/target']);
  });

  it('in_a_command_are_listed_once_each_for_the_lookup', () => {
    const answer = event('TermsReaffirmed', { statement: 's', inResponseTo: idOf(5) });
    expect(idsNamedBy(recorded([answer, corrected(5, answer), retracted(6), agreed()], 1))).toEqual(
      [1, 5, 2, 3, 6, 4].map(idOf),
    );
  });
});

describe('a correction', () => {
  const state = given(started, agreed(), event('InvestmentMade', { investor: 'a' }));

  it('keeps_the_type_of_its_target', () => {
    expect(when(state, corrected(3, agreed()))).toEqual(['replacement-type /events/0/data/replacement/type']);
  });

  it('keeps_the_type_of_the_root_through_corrections_of_corrections_and_retractions', () => {
    const corrections = given(started, agreed(), corrected(2, agreed()), retracted(3), corrected(4, agreed()));
    for (const target of [2, 3, 4, 5]) {
      expect(when(corrections, corrected(target, agreed()))).toBe('accepted');
      expect(when(corrections, corrected(target, ended('2030')))).toEqual([
        'replacement-type /events/0/data/replacement/type',
      ]);
    }
  });

  it('keeps_the_type_of_a_target_in_the_same_command', () => {
    expect(
      when(state, agreed({ id: idOf(70) }), { ...corrected(70, agreed()), id: idOf(71) }, corrected(71, started)),
    ).toEqual(['replacement-type /events/2/data/replacement/type']);
  });

  it('needs_no_source_but_its_replacement_does', () => {
    expect(when(state, corrected(2, agreed({ sources: [] })))).toEqual([
      'sources-missing /events/0/data/replacement/sources',
    ]);
  });

  it('is_refused_with_everything_that_is_wrong_with_its_replacement', () => {
    const replacement = agreed({
      occurred: '2025-02-29',
      sources: [{ publisher: 'p', published: 'x-05' }],
      effects: [set('nosuch'), set('stake', 'x', { from: '2025-01-01', until: '2024-12-31' })],
    });
    expect(when(state, corrected(2, replacement))).toEqual([
      'date-invalid /events/0/data/replacement/occurred',
      'date-invalid /events/0/data/replacement/sources/0/published',
      'kind-unknown /events/0/data/replacement/effects/0/kind',
      'value-invalid /events/0/data/replacement/effects/1/value',
      'value-invalid /events/0/data/replacement/effects/1/value/amount~1x',
      'dates-reversed /events/0/data/replacement/effects/1/until',
    ]);
  });
});

describe('a change of parties', () => {
  it('names_known_parties_as_leaving_renamed_or_succeeded', () => {
    const data = {
      joined: [party('z')],
      left: ['z', 'y'],
      renamed: [party('y')],
      succeeded: [{ party: 'x', by: party('a') }],
    };
    expect(when(given(started), changed(data))).toEqual([
      'party-unknown /events/0/data/left/1',
      'party-unknown /events/0/data/renamed/0/id',
      'party-unknown /events/0/data/succeeded/0/party',
    ]);
  });

  it.each<[string, Sent]>([
    ['joined', changed({ joined: [party('z')] })],
    ['a_successor', changed({ succeeded: [{ party: 'a', by: party('z') }] })],
    ['listed_as_a_third_party', agreed({ thirdParties: [party('z')] })],
    ['a_collaboration_partner', event('CollaborationAnnounced', { with: ['z'], subject: 'x' })],
    ['an_investor', event('InvestmentMade', { investor: 'z', with: [] })],
    ['bound_by_a_term', withEffects(set('hosting', 1, { between: ['a', 'z'] }))],
    ['added_by_a_correction', corrected(1, { ...started, data: { name: 'x', parties: [party('a'), party('z')] } })],
  ])('accepts_a_party_that_was_%s_even_if_that_was_retracted', (_, naming) => {
    const leaving = changed({ left: ['z'] });
    expect(when(given(started), leaving)).toEqual(['party-unknown /events/0/data/left/0']);
    expect(when(given(started, naming), leaving)).toBe('accepted');
    expect(when(given(started, naming, retracted(2)), leaving)).toBe('accepted');
    expect(when(given(started), leaving, naming)).toBe('accepted');
  });

  it('is_checked_in_a_replacement_too', () => {
    const state = given(started, changed({ left: ['b'] }));
    expect(when(state, corrected(2, changed({ left: ['b'] }, { occurred: '2024' })))).toBe('accepted');
    expect(when(state, corrected(2, changed({ left: ['z'] })))).toEqual([
      'party-unknown /events/0/data/replacement/data/left/0',
    ]);
  });

  it('accepts_unknown_parties_in_an_import_file_of_edition_1', () => {
    const events = recorded([changed({ left: ['z'] }), withEffects(set('hosting', { holder: 'z' }))], 2);
    const decided = (knownParties: KnownParties) =>
      decideRecordEvents(given(started), events, kinds, { author: 'client', knownParties });
    expect(decided('none')).toHaveProperty('accepted');
    expect(decided('not-in-values')).toMatchObject({ refused: [{ pointer: '/events/0/data/left/0' }] });
  });
});

describe('parties within values', () => {
  const withHolder = (id: string): Sent =>
    withEffects(set('hosting', { holder: id }), contest('hosting', { holder: id }));

  it('must_have_been_named', () => {
    expect(when(given(started), withHolder('a'))).toBe('accepted');
    expect(when(given(started), withHolder('z'))).toEqual([
      'party-unknown /events/0/effects/0/value/holder',
      'party-unknown /events/0/effects/1/value/holder',
    ]);
    expect(when(given(started), { ...withHolder('z'), thirdParties: [party('z')] })).toBe('accepted');
  });
});

describe('the agreement that an event belongs to', () => {
  const belonging = agreed({ type: 'TermsReaffirmed', data: { statement: 's' }, agreement: 'an-agreement' });
  const ending = event('AgreementEnded', { agreement: 'an-agreement', how: 'expired' });

  it('must_be_published_by_an_earlier_event_or_by_the_event_itself', () => {
    expect(when(given(started), belonging, ending)).toEqual([
      'agreement-unknown /events/0/agreement',
      'agreement-unknown /events/1/data/agreement',
    ]);
    expect(when(given(started), agreed(), belonging, ending)).toBe('accepted');
    expect(when(given(started), belonging, agreed())).toEqual(['agreement-unknown /events/0/agreement']);
    expect(when(given(started), agreed({ agreement: 'an-agreement' }))).toBe('accepted');
  });

  it('stays_known_after_its_publication_is_retracted', () => {
    expect(when(given(started, agreed(), retracted(2)), belonging)).toBe('accepted');
  });
});

describe('after the end of a partnership', () => {
  const over = given(started, agreed(), ended('[2030-05-10..2030-05-20]'));
  const starts = (more: object): object => set('hosting', 1, more);
  const overrides = (more: object): object => override('hosting', more);

  it.each<[string, object, string[] | 'accepted']>([
    ['a_set_before_the_end', starts({ from: '2030-05-09' }), 'accepted'],
    [
      'a_set_on_the_first_day_after_the_end',
      starts({ from: '2030-05-10' }),
      ['partnership-ended /events/0/effects/0/from'],
    ],
    ['a_set_with_bounds_across_the_end', starts({ from: '2030' }), ['partnership-ended /events/0/effects/0/from']],
    ['a_set_without_from_by_a_late_event', starts({}), ['partnership-ended /events/0/occurred']],
    ['a_set_that_survives', starts({ from: '2035', survives: true }), 'accepted'],
    [
      'a_set_that_does_not_survive',
      starts({ from: '2035', survives: false }),
      ['partnership-ended /events/0/effects/0/from'],
    ],
    ['an_override_before_the_end', overrides({ from: '2029' }), 'accepted'],
    ['an_override_after_the_end', overrides({}), ['partnership-ended /events/0/occurred']],
    [
      'a_set_that_waits_for_a_condition',
      starts({ from: '2020', fromCondition: 'c' }),
      ['partnership-ended /events/0/effects/0/fromCondition'],
    ],
    [
      'a_set_with_a_long_stop_day_before_the_end',
      starts({ from: '2020', fromCondition: 'c', by: '2030-05-09' }),
      'accepted',
    ],
    [
      'a_set_with_a_long_stop_day_after_the_end',
      starts({ from: '2020', fromCondition: 'c', by: '2030-05-10' }),
      ['partnership-ended /events/0/effects/0/fromCondition'],
    ],
    ['an_end', end('hosting'), 'accepted'],
    ['a_notice', { effect: 'notice', ...termOf('hosting') }, 'accepted'],
    ['a_reaffirmation', reaffirm('*', { on: '2031' }), 'accepted'],
    ['a_dissent', contest('hosting', 1, { from: '2031' }), 'accepted'],
  ])('%s_gets_the_expected_answer_(case_%#)', (_, effect, expected) => {
    expect(when(over, agreed({ occurred: '2032-01-01', effects: [effect] }))).toEqual(expected);
  });

  it('each_place_is_reported_once', () => {
    const effects = [set('hosting'), set('stake'), set('hosting/eu', 1, { from: '2031' })];
    expect(when(over, agreed({ occurred: '2032', effects }))).toEqual([
      'partnership-ended /events/0/occurred',
      'partnership-ended /events/0/effects/2/from',
    ]);
  });

  it('a_second_end_is_refused_on_any_date', () => {
    expect(when(over, ended('2029'))).toEqual(['partnership-ended /events/0/type']);
    expect(when(over, retracted(3), ended('2029'))).toBe('accepted');
  });

  it('a_set_by_the_ending_event_is_accepted', () => {
    expect(when(given(started), ended('2030', { effects: [starts({ until: '2031' })] }))).toBe('accepted');
  });

  it('events_without_a_definitive_set_are_accepted', () => {
    expect(when(over, agreed({ occurred: '2040' }), changed({ left: ['a'] }, { occurred: '2040' }))).toBe('accepted');
    expect(when(over, agreed({ occurred: '2040', standing: 'reported', effects: [set('hosting')] }))).toBe('accepted');
    expect(when(over, ended('2040', { standing: 'reported' }))).toBe('accepted');
  });

  const late = agreed({ occurred: '2045', effects: [set('hosting')] });
  it('corrections_and_retractions_are_accepted_and_move_the_end', () => {
    expect(when(over, corrected(2, late), retracted(2), corrected(3, ended('2050')), late)).toBe('accepted');
    expect(when(over, retracted(3), late)).toBe('accepted');
    expect(when(over, corrected(3, ended('2020', { standing: 'reported' })), late)).toBe('accepted');
    expect(when(over, corrected(3, ended('2044')), late)).toEqual(['partnership-ended /events/1/occurred']);
  });

  it('no_set_is_refused_if_a_withdrawn_correction_makes_the_end_unknown_to_the_register', () => {
    expect(when(over, retracted(3), { ...retracted(4), id: idOf(9) }, late)).toBe('accepted');
  });

  it('events_of_the_service_are_accepted', () => {
    const due = event(
      'TermFellDue',
      { kind: 'hosting', scope: 'all', on: '2031-01-01' },
      { occurred: '2031-01-01', sources: [] },
    );
    expect(whenBy('service', over, due)).toHaveProperty('accepted');
  });

  it('only_events_after_the_ending_event_are_refused', () => {
    expect(when(given(started), late, ended('2030'), late)).toEqual(['partnership-ended /events/2/occurred']);
  });

  it('an_end_that_is_only_reported_refuses_nothing', () => {
    expect(when(given(started, ended('2020', { standing: 'reported' })), late)).toBe('accepted');
  });
});

describe('dates', () => {
  it('are_checked_wherever_they_occur', () => {
    const bad = '2025-02-29';
    const sent = event(
      'AgreementPublished',
      { agreement: { ...agreement.agreement, signed: bad } },
      {
        occurred: bad,
        sources: [{ publisher: 'p', published: bad, retrieved: bad }],
        effects: [
          set('hosting', 1, { from: bad, until: bad }),
          reaffirm('stake', { on: bad }),
          end('stake', { from: bad }),
        ],
      },
    );
    const pointers = [
      '/occurred',
      '/sources/0/published',
      '/sources/0/retrieved',
      '/effects/0/from',
      '/effects/0/until',
      '/effects/1/on',
      '/effects/2/from',
      '/data/agreement/signed',
    ];
    expect(when(given(started), sent)).toEqual(pointers.map((pointer) => `date-invalid /events/0${pointer}`));
  });

  it('that_are_invalid_are_refused_with_the_reason', () => {
    const verdict = whenBy('client', given(started), agreed({ occurred: '2025-02-29' }));
    expect(verdict).toMatchObject({ refused: [{ detail: '2025 is not a leap year: it has no 29 February.' }] });
  });

  it.each([
    ['2025-01-01', '2024-12-31', true],
    ['2025-01-01', '2025-01-01', false],
    ['2025', '2024-12-31', true],
    ['2025', '2025-01-01', false],
    ['2025', '[..2024]', true],
    ['2025-06', '2025', false],
    ['2025-01-01~', '2024-12-31', false],
    ['2025-01-01', { unknown: true }, false],
  ])('from_%p_until_%p_is_reversed_%p', (from, until, reversed) => {
    const refused = ['dates-reversed /events/0/effects/0/until', 'dates-reversed /events/0/effects/1/until'];
    const effects = [set('hosting', 1, { from, until }), contest('hosting', 1, { from, until })];
    expect(when(given(started), withEffects(...effects))).toEqual(reversed ? refused : 'accepted');
  });

  it('are_compared_with_the_day_of_the_event_if_from_is_missing', () => {
    expect(when(given(started), withEffects(set('hosting', 1, { until: '2025-10-27' })))).toEqual([
      'dates-reversed /events/0/effects/0/until',
    ]);
  });
});

describe('the days, conditions and renewal of a claim', () => {
  const renewing = (renewal: object, more: object = {}) => set('stake', 1, { until: '2030-12-31', renewal, ...more });
  it.each<[string, object, string[] | 'accepted']>([
    ['an_override_needs_an_end', override('stake', { until: undefined }), ['until-missing /until']],
    ['an_override_may_end_by_a_condition', override('stake', { until: undefined, untilCondition: 'c' }), 'accepted'],
    [
      'the_value_of_an_override_is_checked',
      override('stake', { value: 'x' }),
      ['value-invalid /value', 'value-invalid /value/amount~1x'],
    ],
    ['a_term_of_several_years', set('stake', 1, { until: { for: 'P5Y' } }), 'accepted'],
    [
      'a_long_stop_after_the_start',
      set('stake', 1, { from: '2020', fromCondition: 'c', by: '2020-06-30' }),
      'accepted',
    ],
    [
      'a_long_stop_before_the_start',
      set('stake', 1, { from: '2020', fromCondition: 'c', by: '2019-06-30' }),
      ['dates-reversed /by'],
    ],
    ['a_long_stop_without_a_condition', end('stake', { by: '2026-06-30' }), ['condition-invalid /by']],
    [
      'eight_conditions',
      set('stake', 1, { fromCondition: { any: [{ all: ['a', 'b', 'c', 'd'] }, 'e', 'f', 'g', 'h'] } }),
      'accepted',
    ],
    [
      'nine_conditions',
      set('stake', 1, { untilCondition: { any: [{ all: ['a', 'b', 'c', 'd'] }, 'e', 'f', 'g', 'h', 'a'] } }),
      ['condition-invalid /untilCondition'],
    ],
    [
      'days_alone',
      set('stake', 1, { fromCondition: { any: [{ day: '2030-12-31' }] } }),
      ['condition-invalid /fromCondition'],
    ],
    ['a_renewal_each_year', renewing({ period: 'P1Y', notice: 'P3M' }), 'accepted'],
    ['a_renewal_without_until', renewing({ period: 'P1Y' }, { until: undefined }), ['renewal-invalid /renewal']],
    [
      'a_renewal_of_an_unknown_end',
      renewing({ period: 'P1Y' }, { until: { unknown: true } }),
      ['renewal-invalid /renewal'],
    ],
    ['a_renewal_of_an_imprecise_end', renewing({ period: 'P1Y' }, { until: '2030-12' }), ['renewal-invalid /renewal']],
    ['a_renewal_from_a_condition', renewing({ period: 'P1Y' }, { fromCondition: 'c' }), ['renewal-invalid /renewal']],
    ['four_weeks', renewing({ period: 'P4W' }), 'accepted'],
    ['27_days', renewing({ period: 'P27D' }), ['renewal-invalid /renewal/period']],
    ['a_notice_as_long_as_the_period', renewing({ period: 'P3M', notice: 'P84D' }), 'accepted'],
    [
      'a_notice_that_may_be_longer_than_the_period',
      renewing({ period: 'P3M', notice: 'P85D' }),
      ['renewal-invalid /renewal/notice'],
    ],
    ['a_notice_in_months', renewing({ period: 'P1M', notice: 'P1M' }), ['renewal-invalid /renewal/notice']],
  ])('%s', (_, effect, expected) => {
    const sent = JSON.parse(JSON.stringify(withEffects(effect))) as Sent;
    const placed =
      expected === 'accepted' ? expected : expected.map((refusal) => refusal.replace(' ', ' /events/0/effects/0'));
    expect(when(given(started), sent)).toEqual(placed);
  });
});

describe('kinds and values', () => {
  it('must_be_known_and_valid', () => {
    expect(
      when(
        given(started),
        withEffects(
          set('nosuch', 'x'),
          end('nosuch'),
          reaffirm('nosuch'),
          contest('stake', 'x'),
          set('hosting', 1, { replaces: [termOf('stake'), termOf('nosuch')] }),
        ),
      ),
    ).toEqual([
      'kind-unknown /events/0/effects/0/kind',
      'kind-unknown /events/0/effects/1/kind',
      'kind-unknown /events/0/effects/2/kind',
      'value-invalid /events/0/effects/3/value',
      'value-invalid /events/0/effects/3/value/amount~1x',
      'kind-unknown /events/0/effects/4/replaces/1/kind',
      'effect-duplicate /events/0/effects/1',
      'effect-duplicate /events/0/effects/4/replaces/1',
    ]);
  });

  it('may_be_those_of_a_reaffirmation_of_every_kind', () => {
    expect(when(given(started), withEffects(reaffirm('*')))).toBe('accepted');
  });
});

describe('two effects of one event on one term and day', () => {
  const twice = ['effect-duplicate /events/0/effects/1'];
  it.each<[string, readonly object[], 'accepted' | string[]]>([
    ['set_and_set', [set('stake', 1), set('stake', 2)], twice],
    ['set_and_end', [set('stake'), end('stake')], twice],
    ['end_and_end', [end('stake'), end('stake')], twice],
    ['reaffirmed_twice', [reaffirm('stake'), reaffirm('stake')], twice],
    ['contested_twice_with_one_value', [contest('hosting', { a: 1, b: 2 }), contest('hosting', { b: 2, a: 1 })], twice],
    ['contested_with_two_values', [contest('stake', 1), contest('stake', 2)], 'accepted'],
    ['reaffirmed_for_two_days', [reaffirm('stake', { on: '2020' }), reaffirm('stake', { on: '2021' })], twice],
    ['notice_twice', [notice('stake', { on: '2020' }), notice('stake')], twice],
    ['overridden_twice', [override('stake'), override('stake')], twice],
    ['set_and_overridden', [set('stake'), override('stake')], 'accepted'],
    ['overridden_and_ended', [override('stake'), end('stake')], twice],
    ['overridden_and_its_overrides_ended', [override('stake'), end('stake', { of: 'override' })], twice],
    ['set_and_its_overrides_ended', [set('stake'), end('stake', { of: 'override' })], 'accepted'],
    [
      'overridden_and_replaced',
      [override('stake'), set('hosting', 1, { replaces: [termOf('stake')] })],
      ['effect-duplicate /events/0/effects/1/replaces/0'],
    ],
    [
      'set_on_two_conditions',
      [set('stake', 1, { fromCondition: 'c' }), set('stake', 2, { fromCondition: 'd' })],
      'accepted',
    ],
    [
      'set_on_one_condition',
      [set('stake', 1, { fromCondition: { all: ['c'] } }), set('stake', 2, { fromCondition: { all: ['c'] } })],
      twice,
    ],
    ['one_day_explicit_and_by_default', [set('stake'), set('stake', 2, { from: '2025-10-28' })], twice],
    [
      'a_month_written_in_two_ways',
      [set('stake', 1, { from: '2025-10' }), set('stake', 2, { from: '2025-10-XX' })],
      'accepted',
    ],
    ['three_ends', [end('stake'), end('stake'), end('stake')], [...twice, 'effect-duplicate /events/0/effects/2']],
    ['set_and_reaffirmed_and_contested', [set('stake'), reaffirm('stake'), contest('stake')], 'accepted'],
    ['on_two_days', [set('stake', 1, { from: '2025-01-01' }), end('stake', { from: '2026-01-01' })], 'accepted'],
    ['on_overlapping_days', [set('stake', 1, { from: '2025' }), set('stake', 2, { from: '2025-01-01' })], 'accepted'],
    ['on_two_scopes', [set('stake/a'), set('stake/b')], 'accepted'],
    [
      'set_and_replaced_by_another',
      [set('stake'), set('hosting', 1, { replaces: [termOf('stake')] })],
      ['effect-duplicate /events/0/effects/1/replaces/0'],
    ],
    [
      'replaced_and_then_ended',
      [set('hosting', 1, { replaces: [termOf('stake')] }), end('stake')],
      ['effect-duplicate /events/0/effects/1'],
    ],
    [
      'replaced_by_itself',
      [set('hosting', 1, { replaces: [termOf('hosting')] })],
      ['effect-duplicate /events/0/effects/0/replaces/0'],
    ],
    [
      'replaced_twice_in_one_effect',
      [set('hosting', 1, { replaces: [termOf('stake'), termOf('stake')] })],
      ['effect-duplicate /events/0/effects/0/replaces/1'],
    ],
    [
      'replaced_by_two',
      [set('hosting/a', 1, { replaces: [termOf('stake')] }), set('hosting/b', 1, { replaces: [termOf('stake')] })],
      ['effect-duplicate /events/0/effects/1/replaces/0'],
    ],
    [
      'replaced_on_another_day',
      [set('stake', 1, { from: '2020' }), set('hosting', 1, { replaces: [termOf('stake')] })],
      'accepted',
    ],
  ])('%s', (_, effects, expected) => {
    expect(when(given(started), withEffects(...effects))).toEqual(expected);
  });

  it('are_accepted_in_two_separate_events', () => {
    expect(when(given(started), withEffects(set('stake', 1)), withEffects(set('stake', 2)))).toBe('accepted');
  });
});

describe('a command', () => {
  it('is_refused_with_every_fault_at_once_each_with_its_pointer', () => {
    const state = given(started, agreed(), ended('2024-06-01'));
    expect(
      when(
        state,
        started,
        agreed({ id: idOf(2), sources: [], effects: [set('nosuch')] }),
        changed({ left: ['z'] }, { occurred: '2020-13' }),
        retracted(1),
        corrected(2, ended('2020')),
      ),
    ).toEqual([
      'partnership-already-started /events/0/type',
      'partnership-ended /events/1/occurred',
      'event-id-taken /events/1/id',
      'sources-missing /events/1/sources',
      'kind-unknown /events/1/effects/0/kind',
      'date-invalid /events/2/occurred',
      'party-unknown /events/2/data/left/0',
      'start-not-retractable /events/3/data/target',
      'replacement-type /events/4/data/replacement/type',
    ]);
  });

  it('is_refused_as_a_whole_if_one_event_is', () => {
    expect(whenBy('client', given(started), agreed(), agreed({ sources: [] }))).not.toHaveProperty('accepted');
  });

  it('does_not_modify_the_given_state', () => {
    const state = given(started);
    const before = structuredClone(state);
    when(state, agreed(), changed({ left: ['a'] }), ended('2030'));
    expect(state).toEqual(before);
  });

  it('of_100_events_that_refer_to_each_other_is_accepted', () => {
    const chain = Array.from({ length: 99 }, (_, n) => ({
      ...corrected(n === 0 ? 2 : 100 + n, agreed()),
      id: idOf(101 + n),
    }));
    expect(when(given(started), agreed(), ...chain)).toBe('accepted');
  });
});

test('a_refusal_is_either_a_conflict_or_concerns_content', () => {
  const conflict = (code: RefusalCode): boolean => isConflict({ code, pointer: '', detail: '' });
  expect(conflictCodes.every(conflict)).toBe(true);
  expect(contentCodes.some(conflict)).toBe(false);
});

describe('the number of terms', () => {
  const KNOWN = 4_998;
  const named = (...scopes: string[]): Sent =>
    agreed({ effects: scopes.map((scope) => ({ effect: 'set', kind: 'hosting', scope, value: 'none' })) });
  const of = (count: number, ...scopes: string[]): Given => ({
    ...given(started),
    terms: { count, named: new Set(scopes.map((scope) => `hosting/${scope}`)) },
  });

  it('may_reach_5000', () => {
    expect(when(of(KNOWN), named('one', 'two'))).toBe('accepted');
  });
  it('may_not_exceed_5000_and_the_refusal_points_to_the_first_effect_beyond', () => {
    expect(when(of(KNOWN), named('one', 'two'), named('one', 'three'))).toEqual(['too-many-terms /events/1/effects/1']);
  });
  it('may_not_exceed_5000_by_a_replaced_term_either', () => {
    const replacing = withEffects(
      set('hosting/old', 1, { replaces: [termOf('stake/one'), termOf('stake/two'), termOf('stake/three')] }),
    );
    expect(when(of(KNOWN, 'old'), replacing)).toEqual(['too-many-terms /events/0/effects/0/replaces/2']);
  });
  it('counts_each_new_term_once_and_no_known_term', () => {
    expect(when(of(KNOWN, 'old'), named('old', 'one', 'two'), named('one'))).toBe('accepted');
  });
  it('that_already_exceeds_the_limit_does_not_refuse_effects_on_known_terms', () => {
    expect(when(of(6_000, 'old'), named('old'))).toBe('accepted');
    expect(when(of(6_000, 'old'), named('old', 'one'))).toEqual(['too-many-terms /events/0/effects/1']);
  });
});
