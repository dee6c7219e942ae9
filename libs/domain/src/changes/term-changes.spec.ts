import { writtenStretches, type Event, type TermChange, type TermRef, type ToldAnswer } from '#contracts';
import { boundsOf, type Day } from '../dates';
import {
  byRecordPlace,
  NO_CONTENT,
  sameTerm,
  standingStatements,
  termKey,
  termsTouched,
  type ClaimFact,
  type Content,
} from '../facts';
import {
  contest,
  end,
  factsOf,
  idOf,
  notice,
  override,
  party,
  reaffirm,
  set,
  started,
  termOf,
  type GivenEvent,
} from '../questions/testing/given';
import { SharedMatters, type Timeline } from '../worlds';
import { ROOM_FOR_ALL } from './change-room';
import { termChangesOf } from './term-changes';

interface Correction {
  readonly corrects: number;
  readonly by: GivenEvent;
}
interface Retraction {
  readonly retracts: number;
  /** The content that stands again; by default none. */
  readonly restoring?: GivenEvent;
}
type Step = GivenEvent | Correction | Retraction;

/** Returns the content of an event. */
function contentOf(event: GivenEvent, root: number, eventVersion: number): Content {
  const facts = factsOf(event, root, eventVersion);
  return {
    claims: facts.filter((fact) => fact.fact === 'claim'),
    statements: facts.filter((fact) => fact.fact !== 'claim'),
  };
}

/** The standing contents, with the timelines of their terms. */
class State {
  private readonly claims: Map<string, ClaimFact[]>;
  readonly matters: SharedMatters;

  constructor(contents: readonly Content[]) {
    const claims = contents.flatMap((content) => content.claims).sort(byRecordPlace);
    this.claims = Map.groupBy(claims, ({ term }) => termKey(term));
    this.matters = new SharedMatters(standingStatements(contents.flatMap(({ statements }) => statements)));
  }

  get terms(): TermRef[] {
    return [...this.claims.keys()].sort().map((key) => this.claims.get(key)![0]!.term);
  }

  timelineOf(term: TermRef, recordedDay: Day | null): Timeline {
    const matters = recordedDay === null ? this.matters : this.matters.asOfDay(recordedDay);
    return matters.timelineOf(this.claims.get(termKey(term)) ?? []);
  }
}

/** Returns the term changes of the last of these events, recorded on that day. The first event has version 2. */
function lastOf(recordedOn: string, ...steps: readonly Step[]): TermChange[] {
  const contents = new Map<number, Content>([[1, contentOf(started, 1, 1)]]);
  let changes: TermChange[] = [];
  steps.forEach((step, index) => {
    const version = index + 2;
    const before = new State([...contents.values()]);
    const root = 'corrects' in step ? step.corrects : 'retracts' in step ? step.retracts : version;
    const removed = contents.get(root) ?? NO_CONTENT;
    const content = 'corrects' in step ? step.by : 'retracts' in step ? step.restoring : step;
    const added = content ? contentOf(content, root, version) : NO_CONTENT;
    contents.set(root, added);
    const after = new State([...contents.values()]);
    const named = unique([...termsOf(removed), ...termsOf(added)]);
    const isDue = 'type' in step && step.type === 'TermFellDue';
    const recordedDay = isDue ? null : boundsOf(recordedOn).lo;
    const derived = termChangesOf({
      partnershipId: 'p',
      room: ROOM_FOR_ALL,
      event: eventOf(step, version),
      version,
      recordedAt: `${recordedOn}T12:00:00.000Z`,
      added,
      named,
      reached: carriesFurther([removed, added])
        ? after.terms.filter((term) => !named.some((one) => sameTerm(one, term)))
        : [],
      matters: after.matters,
      timeline: (term, when) => (when === 'before' ? before : after).timelineOf(term, recordedDay),
    });
    changes = [...derived].flatMap((each) => ('terms' in each ? each.terms.map(each.of) : [each.change]));
  });
  return changes;
}

// The members of an event from which its term changes are derived: its id, type, standing and, for a term that falls due, its data.
const eventOf = (step: Step, version: number): Event =>
  ({
    id: idOf(version),
    standing: 'definitive',
    ...('corrects' in step
      ? { type: 'EventCorrected' }
      : 'retracts' in step
        ? { type: 'EventRetracted' }
        : { type: 'AgreementPublished', ...step }),
  }) as Event;

const termsOf = ({ claims, statements }: Content): TermRef[] => [
  ...claims.map(({ term }) => term),
  ...statements.flatMap((statement) => {
    if (statement.fact === 'announcement') return statement.terms;
    return statement.fact === 'dissent' || statement.fact === 'reaffirmation' || statement.fact === 'notice'
      ? [statement.term]
      : [];
  }),
];
const unique = (terms: readonly TermRef[]): TermRef[] =>
  terms.filter((term, index) => terms.findIndex((other) => sameTerm(term, other)) === index);
const SHARED = ['condition-met', 'condition-ruled-out', 'agreement-ended', 'partnership-ended', 'parties-changed'];
const carriesFurther = (contents: readonly Content[]): boolean =>
  contents.some(({ statements }) => statements.some(({ fact }) => SHARED.includes(fact)));

/** `type kind/scope retroactive?` and `from..to: was -> now` of each run of days. */
const rendered = (changes: readonly TermChange[]): string[][] =>
  changes.map((change) => {
    const { type, kind, scope, retroactive } = change;
    return [
      `${type} ${kind}/${scope}${retroactive ? ' retroactive' : ''}`,
      ...writtenStretches(change).map(
        ({ from, to, was, now }) => `${from}..${to ?? ''}: ${written(was)} -> ${written(now)}`,
      ),
    ];
  });
const written = (answers: readonly ToldAnswer[]): string =>
  answers
    .map(
      ({ value, certainty, term }) =>
        `${String(value)}${certainty === 'possibly' ? '?' : ''}${term ? ` of ${term.scope}` : ''}`,
    )
    .join('|') || 'nothing';

const TODAY = '2025-10-28';
const on = (occurred: string, ...effects: NonNullable<GivenEvent['effects']>): GivenEvent => ({ occurred, effects });
const hosting = (value: unknown, rest: object = {}) => set('hosting', value, rest);

describe('a set', () => {
  it('starts_a_term_that_was_not_in_force', () => {
    expect(rendered(lastOf(TODAY, on(TODAY, hosting('a'))))).toEqual([
      ['started hosting/all', '2025-10-28..: nothing -> a'],
    ]);
  });

  it('changes_a_term_that_was_in_force', () => {
    expect(
      rendered(lastOf(TODAY, on('2020-01-01', hosting('a')), on(TODAY, hosting('b', { until: '2030-12-31' })))),
    ).toEqual([['changed hosting/all', '2025-10-28..2031-01-01: a -> b', '2031-01-01..: a -> nothing']]);
  });

  it('that_changes_no_answer_is_a_reaffirmation', () => {
    expect(rendered(lastOf(TODAY, on('2020-01-01', hosting('a')), on(TODAY, hosting('a'))))).toEqual([
      ['reaffirmed hosting/all'],
    ]);
  });

  it('restarts_a_term_that_had_ended', () => {
    expect(
      rendered(
        lastOf(TODAY, on('2019-01-01', hosting('a')), on('2020-01-01', end('hosting')), on(TODAY, hosting('a'))),
      ),
    ).toEqual([['started hosting/all', '2025-10-28..: nothing -> a']]);
  });

  it('that_replaces_other_terms_is_a_change_and_ends_those_terms', () => {
    const before = on('2020-01-01', set('licence/models', 'old'));
    const replacing = on(TODAY, set('licence/products', 'new', { replaces: [termOf('licence/models')] }));
    const changes = lastOf(TODAY, before, replacing);
    expect(rendered(changes)).toEqual([
      ['changed licence/products', '2025-10-28..: old of models -> new'],
      ['ended licence/models', '2025-10-28..: old -> nothing'],
    ]);
    expect(changes[0]).toMatchObject({ replaces: [termOf('licence/models')] });
    expect(changes[0]).not.toHaveProperty('replacedBy');
    expect(changes[1]).toMatchObject({ replacedBy: termOf('licence/products') });
    expect(changes[1]).not.toHaveProperty('replaces');
  });

  it('that_replaces_a_term_that_was_not_in_force_is_a_start', () => {
    const replacing = on(TODAY, set('licence/products', 'new', { replaces: [termOf('licence/models')] }));
    expect(rendered(lastOf(TODAY, replacing))).toEqual([
      ['started licence/products', '2025-10-28..: nothing -> new'],
      ['reaffirmed licence/models'],
    ]);
  });

  it.each([
    ['2025-10-27', true],
    ['2025-10-28', false],
    ['2025-10-29', false],
    ['2025-10', true],
    ['[2025-10-28..2025-12-31]', false],
  ])('from_%s_is_retroactive_%s', (from, retroactive) => {
    expect(lastOf(TODAY, on(TODAY, hosting('a', { from })))).toMatchObject([{ retroactive }]);
  });
});

describe('an end', () => {
  it('ends_a_term_in_force', () => {
    expect(rendered(lastOf(TODAY, on('2020-01-01', hosting('a')), on(TODAY, end('hosting'))))).toEqual([
      ['ended hosting/all', '2025-10-28..: a -> nothing'],
    ]);
  });

  it.each([end('hosting'), end('hosting', { of: 'override' })])(
    'of_a_term_that_was_not_in_force_is_a_reaffirmation',
    (nothing) => {
      expect(rendered(lastOf(TODAY, on(TODAY, nothing)))).toEqual([['reaffirmed hosting/all']]);
    },
  );

  it.each([
    [{ from: '2026-01-01' }, '2025-10-28..2026-01-01: nothing -> a'],
    [{ fromCondition: 'closing' }, '2025-10-28..2025-10-29: nothing -> a'],
  ])('of_a_term_that_the_same_event_starts_is_a_start', (rest, run) => {
    const [change] = rendered(lastOf(TODAY, on(TODAY, hosting('a'), end('hosting', rest))));
    expect(change!.slice(0, 2)).toEqual(['started hosting/all', run]);
  });

  it('by_a_replacement_of_a_term_that_the_same_event_starts_is_a_start', () => {
    const replacing = set('supply', 1, { fromCondition: 'closing', replaces: [termOf('hosting')] });
    const changes = lastOf(TODAY, on(TODAY, hosting('a'), replacing));
    expect(changes).toMatchObject([
      { type: 'started', kind: 'hosting', replacedBy: termOf('supply') },
      { type: 'pending', kind: 'supply' },
    ]);
  });

  it('of_a_term_that_the_same_event_changes_is_a_change_and_otherwise_an_end', () => {
    const before = on('2020-01-01', hosting('a'));
    const later = end('hosting', { from: '2026-01-01' });
    expect(rendered(lastOf(TODAY, before, on(TODAY, hosting('b'), later)))).toEqual([
      ['changed hosting/all', '2025-10-28..2026-01-01: a -> b', '2026-01-01..: a -> nothing'],
    ]);
    expect(rendered(lastOf(TODAY, before, on(TODAY, hosting('a'), later)))).toEqual([
      ['ended hosting/all', '2026-01-01..: a -> nothing'],
    ]);
  });

  it.each([
    ['b', 'changed hosting/all', 'b -> a'],
    [null, 'started hosting/all', 'nothing -> a'],
  ])('of_an_override_%s_has_the_type_of_the_resulting_change', (value, type, answers) => {
    const before = on('2020-01-01', hosting('a'), override('hosting', value, { until: '2026-12-31' }));
    expect(rendered(lastOf(TODAY, before, on(TODAY, end('hosting', { of: 'override' }))))).toEqual([
      [type, `2025-10-28..2027-01-01: ${answers}`],
    ]);
  });

  it('of_the_partnership_yields_one_change_for_each_term_in_force', () => {
    const ended: GivenEvent = { occurred: TODAY, type: 'PartnershipEnded', data: { reason: 'x' } };
    const before = on('2020-01-01', hosting('a'), set('stake', 27), set('supply', 1, { until: '2021-12-31' }));
    expect(rendered(lastOf(TODAY, before, ended))).toEqual([
      ['ended hosting/all', '2025-10-28..: a -> nothing'],
      ['ended stake/all', '2025-10-28..: 27 -> nothing'],
    ]);
    expect(rendered(lastOf(TODAY, before, ended, { retracts: 3 }))).toEqual([
      ['retracted hosting/all', '2025-10-28..: nothing -> a'],
      ['retracted stake/all', '2025-10-28..: nothing -> 27'],
    ]);
  });
});

describe('a correction', () => {
  const since2019 = on('2019', hosting('exclusive'));

  it('covers_the_days_on_which_the_answer_was_wrong', () => {
    expect(
      rendered(lastOf('2026-11-22', since2019, { corrects: 2, by: on('2019-07-22', hosting('exclusive')) })),
    ).toEqual([
      [
        'corrected hosting/all retroactive',
        '2019-01-01..2019-07-22: exclusive? -> nothing',
        '2019-07-22..2019-12-31: exclusive? -> exclusive',
      ],
    ]);
  });

  it('that_only_adds_a_source_changes_no_day', () => {
    const changes = lastOf('2026-11-22', since2019, { corrects: 2, by: { ...since2019, assertedBy: ['openai'] } });
    expect(rendered(changes)).toEqual([['corrected hosting/all']]);
  });

  it('that_moves_an_event_to_another_term_yields_changes_of_both_terms', () => {
    expect(
      rendered(lastOf(TODAY, on('2020-01-01', hosting('a')), { corrects: 2, by: on('2020-01-01', set('stake', 27)) })),
    ).toEqual([
      ['corrected hosting/all retroactive', '2020-01-01..: a -> nothing'],
      ['corrected stake/all retroactive', '2020-01-01..: nothing -> 27'],
    ]);
  });

  it('keeps_the_place_of_its_root_in_the_record', () => {
    const day = '2025-10-28';
    const steps = [on(day, hosting('first')), on(day, hosting('second'))];
    expect(rendered(lastOf(day, ...steps, { corrects: 2, by: on(day, hosting('corrected')) }))).toEqual([
      ['corrected hosting/all'],
    ]);
  });

  it('to_a_standing_of_reported_removes_the_governing_claim', () => {
    const by: GivenEvent = { ...on('2030-01-01', hosting('a')), standing: 'reported' };
    expect(rendered(lastOf(TODAY, on('2030-01-01', hosting('a')), { corrects: 2, by }))).toEqual([
      ['corrected hosting/all', '2030-01-01..: a -> nothing'],
    ]);
  });
});

describe('a retraction', () => {
  it('restores_the_previous_claim', () => {
    const steps = [on('2020-01-01', hosting('a')), on('2022-01-01', hosting('b'))];
    expect(rendered(lastOf(TODAY, ...steps, { retracts: 3 }))).toEqual([
      ['retracted hosting/all retroactive', '2022-01-01..: b -> a'],
    ]);
  });

  it('of_a_correction_restores_the_original', () => {
    const steps: Step[] = [on('2020-01-01', hosting('a')), { corrects: 2, by: on('2020-01-01', hosting('b')) }];
    expect(rendered(lastOf(TODAY, ...steps, { retracts: 2, restoring: on('2020-01-01', hosting('a')) }))).toEqual([
      ['retracted hosting/all retroactive', '2020-01-01..: b -> a'],
    ]);
  });

  it('that_affects_only_future_days_is_not_retroactive', () => {
    expect(lastOf(TODAY, on('2030-01-01', hosting('a')), { retracts: 2 })).toMatchObject([
      { type: 'retracted', retroactive: false },
    ]);
  });
});

describe('an effect that changes no answer', () => {
  it('is_a_reaffirmation', () => {
    expect(rendered(lastOf(TODAY, on('2020-01-01', hosting('a')), on(TODAY, reaffirm('hosting'))))).toEqual([
      ['reaffirmed hosting/all'],
    ]);
  });

  it('is_a_contest_with_the_dissent_and_its_author', () => {
    const dissent: GivenEvent = { ...on(TODAY, contest('hosting/frontier', 'mine')), assertedBy: ['amazon'] };
    const [change, ...others] = lastOf(TODAY, dissent);
    expect(others).toEqual([]);
    expect(change).toMatchObject({
      type: 'contested',
      answers: [],
      stretches: [],
      dissent: { value: 'mine', assertedBy: ['amazon'] },
    });
  });

  it('does_not_give_its_type_to_the_change_if_the_same_event_sets_the_term', () => {
    const [change] = lastOf(TODAY, on(TODAY, hosting('a'), contest('hosting', 'b')));
    expect(change).toMatchObject({ type: 'started', dissent: { value: 'b' } });
  });

  it.each(['non-binding', 'reported'] as const)('is_an_announcement_if_its_event_is_%s', (standing) => {
    const announced: GivenEvent = { ...on(TODAY, hosting('b'), end('stake'), contest('supply', 1)), standing };
    const changes = lastOf(TODAY, on('2020-01-01', hosting('a')), announced);
    expect(rendered(changes)).toEqual([['announced hosting/all'], ['announced stake/all'], ['announced supply/all']]);
    for (const change of changes) expect(change).not.toHaveProperty('dissent');
  });

  it('yields_no_change_if_it_names_no_term', () => {
    expect(lastOf(TODAY, on('2020-01-01', hosting('a')), on(TODAY))).toEqual([]);
  });
});

describe('a condition that is met', () => {
  const met = (occurred: string, condition = 'agi'): GivenEvent => ({
    occurred,
    type: 'ConditionMet',
    data: { condition },
  });
  const before = on('2020-01-01', hosting('a', { untilCondition: 'agi' }), set('stake', 27));

  it('ends_only_the_terms_that_depend_on_it', () => {
    expect(rendered(lastOf('2029-05-01', before, met('2029-05-01')))).toEqual([
      ['ended hosting/all', '2029-05-02..: a -> nothing'],
    ]);
    expect(lastOf(TODAY, before, met(TODAY, 'ipo'))).toEqual([]);
  });

  it('on_an_imprecise_day_makes_the_days_within_its_bounds_uncertain', () => {
    expect(rendered(lastOf('2029-06-01', before, met('2029-05')))).toEqual([
      ['ended hosting/all retroactive', '2029-05-02..2029-06-01: a -> a?', '2029-06-01..: a -> nothing'],
    ]);
  });

  it('changes_no_answer_about_a_past_day_on_which_the_condition_was_open', () => {
    expect(lastOf(TODAY, before, on('2024-01-01', hosting('b')), met('2027-01-01'))).toEqual([]);
    const [change] = lastOf(TODAY, before, met('2027-01-01'));
    expect(rendered([change!])).toEqual([
      ['ended hosting/all', '2025-10-29..2027-01-02: a -> a', '2027-01-02..: a -> nothing'],
    ]);
    expect(change!.retroactive).toBe(false);
  });

  it.each([
    ['ConditionRuledOut', { all: ['ipo', 'agi'] }],
    ['ConditionRuledOut', { any: [{ all: ['ipo', 'agi'] }, { all: ['agi', 'sale'] }] }],
    ['ConditionRuledOut', 'agi'],
  ] as const)('or_ruled_out_leaves_no_condition_open_if_%s_decides_%j', (type, untilCondition) => {
    const bounded = on('2020-01-01', hosting('a', { untilCondition }));
    const [change] = lastOf(TODAY, bounded, { ...met(TODAY), type });
    expect(change).toMatchObject({ type: 'changed', answers: [{ certainty: 'definitely' }, { untilCondition }] });
    expect(change!.answers[0]).not.toHaveProperty('untilCondition');
  });

  it('keeps_the_other_open_conditions_of_a_claim', () => {
    const untilCondition = { any: ['ipo', { all: ['sale', 'agi'] }] };
    expect(lastOf(TODAY, on('2020-01-01', hosting('a', { untilCondition })), met(TODAY))).toEqual([]);
  });

  it('removes_conditions_that_no_longer_matter_from_the_change', () => {
    const waiting = on('2025-01-01', set('supply', 1, { fromCondition: { any: ['agi', 'ipo'] } }));
    const [change] = lastOf(TODAY, waiting, met(TODAY));
    expect(rendered([change!])).toEqual([
      ['took-effect supply/all', '2025-10-28..2025-10-29: nothing -> 1', '2025-10-29..: 1? -> 1'],
    ]);
    expect(writtenStretches(change!).map(({ now }) => now[0]?.fromCondition)).toEqual([undefined, undefined]);
  });

  it('after_the_dated_end_of_a_claim_leaves_no_condition_open', () => {
    const bounded = on('2020-01-01', hosting('a', { untilCondition: 'agi', until: '2026-12-31' }));
    const [change] = lastOf(TODAY, bounded, met('2027-01-01'));
    const [run] = writtenStretches(change!);
    expect(run).toMatchObject({ was: [{ untilCondition: 'agi' }] });
    expect(run!.now[0]).not.toHaveProperty('untilCondition');
  });
});

describe('a term that falls due', () => {
  const due = (day: string, scope = 'all'): GivenEvent => ({
    occurred: day,
    type: 'TermFellDue',
    data: { kind: 'hosting', scope, on: day, setBy: null },
  });

  it('yields_a_change_from_that_day_on', () => {
    expect(
      rendered(
        lastOf('2026-01-01', on(TODAY, hosting('a', { from: '2026-01-01', until: '2026-12-31' })), due('2026-01-01')),
      ),
    ).toEqual([['took-effect hosting/all', '2026-01-01..2027-01-01: nothing -> a']]);
  });

  it('lapses_for_good_or_until_it_starts_again', () => {
    const dated = on('2020-01-01', hosting('a', { until: '2025-12-31' }));
    expect(rendered(lastOf('2026-01-01', dated, due('2026-01-01')))).toEqual([
      ['lapsed hosting/all', '2026-01-01..: a -> nothing'],
    ]);
    expect(rendered(lastOf('2026-01-01', dated, on('2028-01-01', hosting('b')), due('2026-01-01')))).toEqual([
      ['lapsed hosting/all', '2026-01-01..2028-01-01: a -> nothing'],
    ]);
    expect(
      rendered(
        lastOf('2026-01-01', on('2020-01-01', hosting('a')), on('2026-01-01', end('hosting')), due('2026-01-01')),
      ),
    ).toEqual([['lapsed hosting/all', '2026-01-01..: a -> nothing']]);
  });

  it('has_one_run_if_claims_change_and_the_answer_does_not', () => {
    const steps = [on('2026-01-01', hosting('a')), on('2027-01-01', hosting('a')), on('2028-01-01', hosting('b'))];
    expect(rendered(lastOf('2026-01-01', ...steps, due('2026-01-01')))).toEqual([
      ['took-effect hosting/all', '2026-01-01..2028-01-01: nothing -> a'],
    ]);
  });

  it('lapses_if_an_answer_only_becomes_less_certain', () => {
    const fades = on('2020-01-01', hosting('a', { until: '2026-01' }));
    expect(rendered(lastOf('2026-01-02', fades, due('2026-01-02')))).toEqual([
      ['lapsed hosting/all', '2026-01-02..2026-02-01: a -> a?'],
    ]);
    const gives = [on('2020-01-01', hosting('a')), on('2026-01', hosting('b'))];
    expect(rendered(lastOf('2026-01-01', ...gives, due('2026-01-01')))).toEqual([
      ['took-effect hosting/all', '2026-01-01..2026-01-31: a -> a?|b?'],
    ]);
    expect(rendered(lastOf('2026-01-31', ...gives, due('2026-01-31')))).toEqual([
      ['took-effect hosting/all', '2026-01-31..: a?|b? -> b'],
    ]);
  });

  it('is_never_retroactive_even_if_it_is_recorded_late', () => {
    expect(lastOf('2027-06-01', on(TODAY, hosting('a', { from: '2026-01-01' })), due('2026-01-01'))).toMatchObject([
      { type: 'took-effect', retroactive: false, version: 3, eventId: idOf(3) },
    ]);
  });

  it('that_is_unknown_or_has_no_date_still_yields_a_change', () => {
    expect(rendered(lastOf(TODAY, due('2026-01-01', 'nowhere')))).toEqual([['lapsed hosting/nowhere']]);
    expect(rendered(lastOf(TODAY, due('some day')))).toEqual([['lapsed hosting/all']]);
    expect(rendered(lastOf(TODAY, on('2020-01-01', hosting('a')), due('9999-12-31')))).toEqual([
      ['took-effect hosting/all'],
    ]);
  });
});

test('term_changes_follow_the_order_of_the_effects_and_name_their_cause', () => {
  const effects = [set('stake', 27), hosting('a'), end('supply'), reaffirm('licence')];
  const changes = lastOf(TODAY, on(TODAY, ...effects));
  expect(changes.map(({ kind }) => kind)).toEqual(termsTouched(effects).map(({ kind }) => kind));
  expect(changes.every(({ eventId, version }) => eventId === idOf(2) && version === 2)).toBe(true);
});

describe('a claim that waits for a condition', () => {
  const closing = { fromCondition: 'closing' };
  const waiting = on('2025-01-01', set('supply', 1, closing));
  const met = (occurred: string): GivenEvent => ({ occurred, type: 'ConditionMet', data: { condition: 'closing' } });
  const ruledOut: GivenEvent = { occurred: TODAY, type: 'ConditionRuledOut', data: { condition: 'closing' } };

  it('is_pending_with_its_condition', () => {
    const [change] = lastOf(TODAY, waiting);
    expect(change).toMatchObject({
      type: 'pending',
      answers: [{ value: 1, certainty: 'possibly', fromCondition: 'closing' }],
    });
  });

  it('takes_effect_on_the_day_on_which_its_condition_is_met', () => {
    expect(rendered(lastOf(TODAY, waiting, met(TODAY)))).toEqual([
      ['took-effect supply/all', '2025-10-28..2025-10-29: nothing -> 1', '2025-10-29..: 1? -> 1'],
    ]);
  });

  it('that_was_met_on_a_past_day_is_reported_as_a_retroactive_start', () => {
    expect(rendered(lastOf(TODAY, waiting, met('2025-05-01')))).toEqual([
      ['took-effect supply/all retroactive', '2025-05-01..2025-10-29: nothing -> 1', '2025-10-29..: 1? -> 1'],
    ]);
    expect(rendered(lastOf(TODAY, waiting, met('2025-05')))).toEqual([
      [
        'took-effect supply/all retroactive',
        '2025-05-01..2025-05-31: nothing -> 1?',
        '2025-05-31..2025-10-29: nothing -> 1',
        '2025-10-29..: 1? -> 1',
      ],
    ]);
  });

  it('keeps_the_current_value_definite_up_to_the_day_of_the_record', () => {
    const meanwhile = on('2020-01-01', set('supply', 0));
    expect(rendered(lastOf(TODAY, meanwhile, waiting))).toEqual([['pending supply/all', '2025-10-29..: 0 -> 0?|1?']]);
    expect(rendered(lastOf(TODAY, meanwhile, waiting, met('2025-05-01')))).toEqual([
      ['took-effect supply/all retroactive', '2025-05-01..2025-10-29: 0 -> 1', '2025-10-29..: 0?|1? -> 1'],
    ]);
    const ending = on('2025-01-01', end('supply', closing));
    expect(rendered(lastOf(TODAY, meanwhile, ending, met('2025-05-01')))).toEqual([
      ['ended supply/all retroactive', '2025-05-01..2025-10-29: 0 -> nothing', '2025-10-29..: 0? -> nothing'],
    ]);
  });

  it('has_no_run_if_its_condition_is_met_after_the_long_stop_day', () => {
    const bounded = on('2025-01-01', set('supply', 1, { ...closing, by: '2025-03-31' }));
    expect(rendered(lastOf('2025-02-01', bounded, met('2025-05-01')))).toEqual([
      ['lapsed supply/all', '2025-02-02..: 1? -> nothing'],
    ]);
    expect(lastOf(TODAY, bounded, met('2025-05-01'))).toEqual([]);
  });

  it('lapses_if_its_condition_is_ruled_out', () => {
    expect(rendered(lastOf(TODAY, waiting, ruledOut))).toEqual([['lapsed supply/all', '2025-10-29..: 1? -> nothing']]);
  });

  it('lapses_if_the_partnership_or_its_agreement_ends_before_it_can_start', () => {
    const ended: GivenEvent = { occurred: TODAY, type: 'PartnershipEnded', data: { reason: 'x' } };
    expect(rendered(lastOf(TODAY, waiting, ended))).toEqual([['lapsed supply/all', '2025-10-29..: 1? -> nothing']]);
    const inForce = on('2024-01-01', set('supply', 0));
    expect(rendered(lastOf(TODAY, inForce, waiting, ended))).toEqual([
      ['lapsed supply/all', '2025-10-28..2025-10-29: 0 -> nothing', '2025-10-29..: 0?|1? -> nothing'],
    ]);
    const published: GivenEvent = { ...waiting, data: { agreement: { id: 'deal', title: 'Deal', form: 'agreement' } } };
    const terminated: GivenEvent = {
      occurred: TODAY,
      type: 'AgreementEnded',
      data: { agreement: 'deal', how: 'terminated' },
    };
    expect(rendered(lastOf(TODAY, published, terminated))).toEqual([
      ['lapsed supply/all', '2025-10-29..: 1? -> nothing'],
    ]);
    const later = { ...terminated, occurred: '2026-01-01' };
    expect(rendered(lastOf(TODAY, published, later))).toEqual([['ended supply/all', '2026-01-01..: 1? -> nothing']]);
  });

  it('lapses_if_it_is_an_end_that_can_no_longer_start', () => {
    const endsThen = on('2025-01-01', end('supply', closing));
    expect(rendered(lastOf(TODAY, on('2024-01-01', set('supply', 0)), endsThen, ruledOut))).toEqual([
      ['lapsed supply/all', '2025-10-29..: 0? -> 0'],
    ]);
  });

  it('is_pending_up_to_the_day_on_which_it_starts_without_the_condition', () => {
    const anyway = on('2025-01-01', set('supply', 1, { fromCondition: { any: ['closing', { day: '2026-01-01' }] } }));
    const [pending] = lastOf(TODAY, anyway);
    expect(rendered([pending!])).toEqual([
      ['pending supply/all', '2025-10-29..2026-01-01: nothing -> 1?', '2026-01-01..: nothing -> 1'],
    ]);
    expect(writtenStretches(pending!).map(({ now }) => now[0]!.fromCondition !== undefined)).toEqual([true, false]);
    expect(rendered(lastOf(TODAY, anyway, met(TODAY)))).toEqual([
      ['took-effect supply/all', '2025-10-28..2025-10-29: nothing -> 1', '2025-10-29..2026-01-01: 1? -> 1'],
    ]);
  });

  it('lapses_after_its_long_stop_day', () => {
    const due: GivenEvent = {
      occurred: '2026-01-01',
      type: 'TermFellDue',
      data: { kind: 'supply', scope: 'all', on: '2026-01-01', setBy: null },
    };
    const [change] = lastOf('2026-01-01', on('2025-01-01', set('supply', 1, { ...closing, by: '2025-12-31' })), due);
    expect(change).toMatchObject({ type: 'lapsed' });
    expect(writtenStretches(change!).at(-1)).toMatchObject({ now: [] });
  });
});

describe('an override', () => {
  it('changes_the_answer_for_its_period', () => {
    const season = override('supply', 2, { from: '2025-11-01', until: '2025-11-30' });
    expect(rendered(lastOf(TODAY, on('2020-01-01', set('supply', 1)), on(TODAY, season)))).toEqual([
      ['changed supply/all', '2025-11-01..2025-12-01: 1 -> 2'],
    ]);
  });

  it('without_a_value_leaves_nothing_in_force_for_its_period', () => {
    const season = override('supply', null, { from: '2025-11-01', until: '2025-11-30' });
    expect(rendered(lastOf(TODAY, on('2020-01-01', set('supply', 1)), on(TODAY, season)))).toEqual([
      ['ended supply/all', '2025-11-01..2025-12-01: 1 -> nothing'],
    ]);
  });
});

describe('an override that ends by an open condition', () => {
  const base = on('2020-01-01', set('supply', 'B'));
  const covering = (value: unknown) =>
    on('2021-01-01', override('supply', value, { from: '2021-01-01', untilCondition: 'x' }));
  const met = (occurred: string): GivenEvent => ({ occurred, type: 'ConditionMet', data: { condition: 'x' } });

  it('may_end_on_or_after_the_day_of_the_record', () => {
    expect(rendered(lastOf(TODAY, base, covering('O')))).toEqual([
      ['changed supply/all retroactive', '2021-01-01..2025-10-29: B -> O', '2025-10-29..: B -> B?|O?'],
    ]);
    expect(rendered(lastOf(TODAY, base, covering(null)))).toEqual([
      ['ended supply/all retroactive', '2021-01-01..2025-10-29: B -> nothing', '2025-10-29..: B -> B?'],
    ]);
  });

  it('does_not_hide_changes_beneath_it', () => {
    const later = on(TODAY, set('supply', 'C', { from: '2028-01-01' }));
    expect(rendered(lastOf(TODAY, base, covering('O'), later))).toEqual([
      ['changed supply/all', '2028-01-01..: O?|B? -> O?|C?'],
    ]);
    expect(rendered(lastOf(TODAY, base, covering(null), later))).toEqual([
      ['changed supply/all', '2028-01-01..: B? -> C?'],
    ]);
    const before = on(TODAY, set('supply', 'C', { from: '2020-06-01' }));
    expect(rendered(lastOf(TODAY, base, covering('O'), before))).toEqual([
      ['changed supply/all retroactive', '2020-06-01..2021-01-01: B -> C', '2025-10-29..: B?|O? -> O?|C?'],
    ]);
  });

  it('shows_its_condition_as_long_as_that_is_open', () => {
    const [change] = lastOf(TODAY, base, covering('O'));
    const open = change!.answers.filter(({ value }) => value === 'O').map(({ untilCondition }) => untilCondition);
    expect(open).toEqual(['x', 'x']);
    expect(rendered(lastOf('2026-05-01', base, covering('O'), met('2026-04-30')))).toEqual([
      ['changed supply/all', '2026-05-01..2026-05-02: O -> B', '2026-05-02..: O?|B? -> B'],
    ]);
    expect(rendered(lastOf(TODAY, base, covering(null), { ...met(TODAY), type: 'ConditionRuledOut' }))).toEqual([
      ['ended supply/all', '2025-10-29..: B? -> nothing'],
    ]);
  });

  it('that_also_starts_by_it_is_shown_as_queries_answer_it', () => {
    const both = override('supply', 'O', { fromCondition: { any: ['x', 'y'] }, untilCondition: 'x' });
    expect(rendered(lastOf(TODAY, base, on(TODAY, both)))).toEqual([
      ['pending supply/all', '2025-10-29..: B -> B?|O?'],
    ]);
  });
});

describe('a later claim that ends by an open condition', () => {
  const base = on('2020-01-01', set('supply', 'B'));
  const later = on(TODAY, set('supply', 'A', { from: '2028-01-01', untilCondition: 'x' }));

  it('may_never_start_because_its_condition_may_be_met_before', () => {
    const changes = lastOf(TODAY, base, later);
    expect(rendered(changes)).toEqual([['changed supply/all', '2028-01-01..: B -> B?|A?']]);
    expect(changes[0]!.answers.find(({ value }) => value === 'A')).toMatchObject({ untilCondition: 'x' });
    expect(rendered(lastOf('2028-01-01', base, later))).toEqual([['changed supply/all', '2028-01-01..: B -> A']]);
  });

  it('does_not_hide_changes_before_it', () => {
    expect(rendered(lastOf(TODAY, base, later, on(TODAY, set('supply', 'C', { from: '2027-01-01' }))))).toEqual([
      ['changed supply/all', '2027-01-01..2028-01-01: B -> C', '2028-01-01..: B?|A? -> A?|C?'],
    ]);
  });

  it('is_definite_if_its_condition_is_ruled_out', () => {
    const ruledOut: GivenEvent = { occurred: TODAY, type: 'ConditionRuledOut', data: { condition: 'x' } };
    expect(rendered(lastOf(TODAY, base, later, ruledOut))).toEqual([
      ['changed supply/all', '2028-01-01..: B?|A? -> A'],
    ]);
  });
});

describe('a renewing claim', () => {
  const yearly = on('2025-01-01', set('supply', 1, { until: '2025-12-31', renewal: { period: 'P1Y', notice: 'P1M' } }));
  const due = (day: string): GivenEvent => ({
    occurred: day,
    type: 'TermFellDue',
    data: { kind: 'supply', scope: 'all', on: day, setBy: null },
  });

  it('ends_on_notice_with_a_change_of_type_noticed', () => {
    expect(rendered(lastOf(TODAY, yearly, on(TODAY, notice('supply'))))).toEqual([
      ['noticed supply/all', '2026-01-01..: 1? -> nothing'],
    ]);
  });

  it('has_the_certainty_that_queries_had_on_the_day_of_the_record', () => {
    const since2022 = (recordedOn: string) =>
      lastOf(
        recordedOn,
        on('2022-01-01', set('supply', 1, { until: '2022-12-31', renewal: { period: 'P1Y', notice: 'P1M' } })),
      );
    expect(rendered(since2022('2025-11-30'))).toEqual([
      ['started supply/all retroactive', '2022-01-01..2026-01-01: nothing -> 1', '2026-01-01..: nothing -> 1?'],
    ]);
    expect(rendered(since2022('2025-12-01'))).toEqual([
      ['started supply/all retroactive', '2022-01-01..2027-01-01: nothing -> 1', '2027-01-01..: nothing -> 1?'],
    ]);
    const [change] = since2022('2025-12-01');
    expect(writtenStretches(change!).map(({ now }) => now[0]?.renews)).toEqual([undefined, true]);
  });

  it('may_be_replaced_in_a_renewed_period', () => {
    const later = on(TODAY, set('supply', 2, { from: '2027-06-01' }));
    expect(rendered(lastOf(TODAY, yearly, later))).toEqual([['changed supply/all', '2027-06-01..: 1? -> 2']]);
    expect(rendered(lastOf('2027-10-28', yearly, later))).toEqual([
      ['changed supply/all retroactive', '2027-06-01..2028-01-01: 1 -> 2', '2028-01-01..: 1? -> 2'],
    ]);
  });

  it('is_renewed_with_its_open_condition_named_but_not_evaluated', () => {
    const until = { until: '2025-12-31', untilCondition: 'q', renewal: { period: 'P1Y', notice: 'P1M' } };
    const [change] = lastOf('2025-12-02', on('2025-01-01', set('supply', 1, until)), due('2025-12-01'));
    expect(rendered([change!])).toEqual([['renewed supply/all', '2026-01-01..2027-01-01: 1? -> 1']]);
    expect(writtenStretches(change!)[0]!.now).toMatchObject([{ untilCondition: 'q' }]);
  });

  it('takes_effect_definitely_for_its_first_period_and_possibly_afterwards', () => {
    const [change] = lastOf('2025-01-01', yearly, due('2025-01-01'));
    expect(rendered([change!])).toEqual([
      ['took-effect supply/all', '2025-01-01..2026-01-01: nothing -> 1', '2026-01-01..: nothing -> 1?'],
    ]);
    expect(writtenStretches(change!).map(({ now }) => now[0]?.renews)).toEqual([undefined, true]);
  });

  it('takes_effect_after_an_override_with_the_certainty_of_that_day', () => {
    const season = on('2025-02-01', override('supply', 2, { until: '2025-02-28' }));
    expect(rendered(lastOf('2025-03-01', yearly, season, due('2025-03-01')))).toEqual([
      ['took-effect supply/all', '2025-03-01..2026-01-01: 2 -> 1', '2026-01-01..: 2 -> 1?'],
    ]);
  });

  it('is_not_renewed_once_it_has_ended', () => {
    const over = on('2025-06-01', end('supply', { from: '2025-10-01' }));
    expect(rendered(lastOf('2025-12-02', yearly, over, due('2025-12-01')))).toEqual([['lapsed supply/all']]);
  });

  it('takes_effect_possibly_beside_a_claim_that_may_replace_it', () => {
    const waiting = set('lease', 2, {
      fromCondition: 'q',
      by: '2025-09-30',
      replaces: [{ kind: 'supply', scope: 'all' }],
    });
    const both = on('2024-06-01', set('supply', 1, { from: '2025-01-01' }), waiting);
    expect(rendered(lastOf('2025-01-01', both, due('2025-01-01')))).toEqual([
      ['took-effect supply/all', '2025-01-01..2025-01-02: nothing -> 1', '2025-01-02..: nothing -> 1?'],
    ]);
  });

  it('is_renewed_for_one_definite_period_on_the_day_after_the_deadline', () => {
    expect(rendered(lastOf('2025-12-02', yearly, due('2025-12-01')))).toEqual([
      ['renewed supply/all', '2026-01-01..2027-01-01: 1? -> 1'],
    ]);
  });
});

describe('a change of parties', () => {
  const left = (id: string, occurred: string): GivenEvent => ({
    occurred,
    type: 'PartiesChanged',
    data: { left: [id] },
  });
  const joined = (id: string, occurred: string): GivenEvent => ({
    occurred,
    type: 'PartiesChanged',
    data: { joined: [party(id)] },
  });

  it('affects_every_term_that_binds_all_parties', () => {
    const terms = on('2020-01-01', set('supply', 1), set('licence', 2, { between: ['microsoft', 'openai'] }));
    const [change, ...others] = lastOf(TODAY, terms, joined('oracle', TODAY));
    expect(others).toEqual([]);
    expect(change).toMatchObject({ type: 'parties-changed', kind: 'supply' });
    expect(writtenStretches(change!)).toMatchObject([
      {
        from: TODAY,
        was: [{ between: ['microsoft', 'openai'] }],
        now: [{ between: ['microsoft', 'openai', 'oracle'] }],
      },
    ]);
  });

  it('ends_a_term_that_then_binds_fewer_than_two_parties', () => {
    const changes = lastOf(TODAY, on('2020-01-01', set('supply', 1)), left('openai', TODAY));
    expect(rendered(changes)).toEqual([['ended supply/all', '2025-10-28..: 1 -> nothing']]);
  });

  it('restarts_a_term_that_had_bound_fewer_than_two_parties', () => {
    const before = [on('2020-01-01', set('supply', 1)), left('openai', '2024-03-01')];
    expect(rendered(lastOf(TODAY, ...before, joined('oracle', TODAY)))).toEqual([
      ['started supply/all', '2025-10-28..: nothing -> 1'],
    ]);
  });
});

describe('a change of parties after which one of several values binds fewer than two parties', () => {
  it('has_the_type_changed_rather_than_parties_changed', () => {
    const left: GivenEvent = { occurred: TODAY, type: 'PartiesChanged', data: { left: ['openai'] } };
    const other = on('2025', set('supply', 2, { between: ['microsoft', 'amazon'] }));
    expect(rendered(lastOf(TODAY, on('2020-01-01', set('supply', 1)), other, left))).toEqual([
      ['changed supply/all', '2025-10-28..2025-12-31: 1?|2? -> 2?'],
    ]);
  });
});

describe('a value of several claims', () => {
  const boundIn = (changes: readonly TermChange[]) =>
    changes.flatMap((change) =>
      writtenStretches(change).map(({ from, now }) => [
        from,
        ...now.map(({ value, certainty, between, mayBind }) => [value, certainty, between, mayBind]),
      ]),
    );
  const [one, other] = ['microsoft', 'openai'];

  it('is_the_same_whether_or_not_its_claims_name_the_founders', () => {
    const inForce = on('2020-01-01', hosting('a'));
    for (const between of [
      [one, other],
      [other, one],
    ])
      expect(rendered(lastOf(TODAY, inForce, on(TODAY, hosting('a', { between }))))).toEqual([
        ['reaffirmed hosting/all'],
      ]);
  });

  it('is_listed_once_with_the_parties_that_any_of_its_claims_binds', () => {
    const changes = lastOf(
      TODAY,
      on('2020-01-01', hosting('a')),
      on('2025', hosting('a', { between: [one, 'amazon'] })),
    );
    expect(boundIn(changes)).toEqual([
      ['2025-01-01', ['a', 'definitely', [one], ['amazon', other]]],
      ['2025-12-31', ['a', 'definitely', ['amazon', one].sort(), undefined]],
    ]);
  });

  it('may_end_by_a_condition_that_ends_one_of_its_claims', () => {
    const later = on(TODAY, hosting('a', { from: '2026-01-01', untilCondition: 'agi' }));
    const [change] = lastOf(TODAY, on('2020-01-01', hosting('a')), later);
    expect(writtenStretches(change!)).toMatchObject([
      { from: '2026-01-01', to: null, was: [{ certainty: 'definitely' }], now: [{ untilCondition: 'agi' }] },
    ]);
  });

  it('has_its_condition_only_on_days_on_which_it_may_have_ended', () => {
    const later = on(TODAY, hosting('a', { untilCondition: { all: ['agi', { day: '2026-12-31' }] } }));
    const [change] = lastOf(TODAY, later);
    expect(rendered([change!])).toEqual([
      ['started hosting/all', '2025-10-28..2027-01-01: nothing -> a', '2027-01-01..: nothing -> a'],
    ]);
    expect(writtenStretches(change!).map(({ now }) => now[0]!.untilCondition !== undefined)).toEqual([false, true]);
  });

  it('is_reaffirmed_by_an_override_with_the_same_value_that_ends_by_a_condition', () => {
    const covering = on(TODAY, override('hosting', 'a', { untilCondition: 'agi' }));
    expect(rendered(lastOf(TODAY, on('2020-01-01', hosting('a')), covering))).toEqual([['reaffirmed hosting/all']]);
  });
});

describe('a clarification', () => {
  it('is_also_the_type_of_change_of_the_replaced_term', () => {
    const before = on('2020-01-01', set('licence/models', 'old'));
    const clarifying = on(
      TODAY,
      set('licence/products', 'new', { clarifies: true, replaces: [termOf('licence/models')] }),
    );
    expect(lastOf(TODAY, before, clarifying).map(({ type }) => type)).toEqual(['clarified', 'clarified']);
  });
});
