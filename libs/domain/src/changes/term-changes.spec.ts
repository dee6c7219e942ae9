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
  type Told,
} from '../questions/testing/given';
import { SharedMatters, type Timeline } from '../worlds';
import { ROOM_FOR_ALL } from './change-room';
import { termChangesOf } from './term-changes';

interface Correction {
  readonly corrects: number;
  readonly by: Told;
}
interface Retraction {
  readonly retracts: number;
  /** What stands again; nothing by default. */
  readonly restoring?: Told;
}
type Step = Told | Correction | Retraction;

/** What an event says as it stands. */
function contentOf(told: Told, root: number, eventVersion: number): Content {
  const facts = factsOf(told, root, eventVersion);
  return {
    claims: facts.filter((fact) => fact.fact === 'claim'),
    statements: facts.filter((fact) => fact.fact !== 'claim'),
  };
}

/** What stands, as the timelines of its terms. */
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

  timelineOf(term: TermRef, toldOn: Day | null): Timeline {
    const matters = toldOn === null ? this.matters : this.matters.asOfDay(toldOn);
    return matters.timelineOf(this.claims.get(termKey(term)) ?? []);
  }
}

/** The term changes of the last of these events, the first of which has version 2, on that day. */
function lastOf(recordedOn: string, ...steps: readonly Step[]): TermChange[] {
  const contents = new Map<number, Content>([[1, contentOf(started, 1, 1)]]);
  let changes: TermChange[] = [];
  steps.forEach((step, index) => {
    const version = index + 2;
    const before = new State([...contents.values()]);
    const root = 'corrects' in step ? step.corrects : 'retracts' in step ? step.retracts : version;
    const removed = contents.get(root) ?? NO_CONTENT;
    const telling = 'corrects' in step ? step.by : 'retracts' in step ? step.restoring : step;
    const added = telling ? contentOf(telling, root, version) : NO_CONTENT;
    contents.set(root, added);
    const after = new State([...contents.values()]);
    const named = unique([...termsOf(removed), ...termsOf(added)]);
    const isDue = 'type' in step && step.type === 'TermFellDue';
    const toldOn = isDue ? null : boundsOf(recordedOn).lo;
    const told = termChangesOf({
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
      timeline: (term, when) => (when === 'before' ? before : after).timelineOf(term, toldOn),
    });
    changes = [...told].flatMap((each) => ('terms' in each ? each.terms.map(each.of) : [each.change]));
  });
  return changes;
}

// Of an event, what its term changes are told from: its id, type, standing and, where a day fell due, its data.
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
  ...statements.flatMap((said) => {
    if (said.fact === 'announcement') return said.terms;
    return said.fact === 'dissent' || said.fact === 'reaffirmation' || said.fact === 'notice' ? [said.term] : [];
  }),
];
const unique = (terms: readonly TermRef[]): TermRef[] =>
  terms.filter((term, index) => terms.findIndex((other) => sameTerm(term, other)) === index);
const SHARED = ['condition-met', 'condition-ruled-out', 'agreement-ended', 'partnership-ended', 'parties-changed'];
const carriesFurther = (contents: readonly Content[]): boolean =>
  contents.some(({ statements }) => statements.some(({ fact }) => SHARED.includes(fact)));

/** `type kind/scope retroactive?` and `from..to: was -> now` of each stretch. */
const told = (changes: readonly TermChange[]): string[][] =>
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
const on = (occurred: string, ...effects: NonNullable<Told['effects']>): Told => ({ occurred, effects });
const hosting = (value: unknown, rest: object = {}) => set('hosting', value, rest);

describe('a set', () => {
  it('starts_a_term_that_was_not_in_force', () => {
    expect(told(lastOf(TODAY, on(TODAY, hosting('a'))))).toEqual([
      ['started hosting/all', '2025-10-28..: nothing -> a'],
    ]);
  });

  it('changes_one_that_was', () => {
    expect(
      told(lastOf(TODAY, on('2020-01-01', hosting('a')), on(TODAY, hosting('b', { until: '2030-12-31' })))),
    ).toEqual([['changed hosting/all', '2025-10-28..2031-01-01: a -> b', '2031-01-01..: a -> nothing']]);
  });

  it('that_changes_no_answer_reaffirms', () => {
    expect(told(lastOf(TODAY, on('2020-01-01', hosting('a')), on(TODAY, hosting('a'))))).toEqual([
      ['reaffirmed hosting/all'],
    ]);
  });

  it('starts_again_what_had_ended', () => {
    expect(
      told(lastOf(TODAY, on('2019-01-01', hosting('a')), on('2020-01-01', end('hosting')), on(TODAY, hosting('a')))),
    ).toEqual([['started hosting/all', '2025-10-28..: nothing -> a']]);
  });

  it('that_replaces_other_terms_changes_them_into_itself_and_ends_them', () => {
    const before = on('2020-01-01', set('licence/models', 'old'));
    const replacing = on(TODAY, set('licence/products', 'new', { replaces: [termOf('licence/models')] }));
    const changes = lastOf(TODAY, before, replacing);
    expect(told(changes)).toEqual([
      ['changed licence/products', '2025-10-28..: old of models -> new'],
      ['ended licence/models', '2025-10-28..: old -> nothing'],
    ]);
    expect(changes[0]).toMatchObject({ replaces: [termOf('licence/models')] });
    expect(changes[0]).not.toHaveProperty('replacedBy');
    expect(changes[1]).toMatchObject({ replacedBy: termOf('licence/products') });
    expect(changes[1]).not.toHaveProperty('replaces');
  });

  it('that_replaces_what_was_not_in_force_starts', () => {
    const replacing = on(TODAY, set('licence/products', 'new', { replaces: [termOf('licence/models')] }));
    expect(told(lastOf(TODAY, replacing))).toEqual([
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
  it('ends', () => {
    expect(told(lastOf(TODAY, on('2020-01-01', hosting('a')), on(TODAY, end('hosting'))))).toEqual([
      ['ended hosting/all', '2025-10-28..: a -> nothing'],
    ]);
  });

  it.each([end('hosting'), end('hosting', { of: 'override' })])('of_what_was_not_in_force_reaffirms', (nothing) => {
    expect(told(lastOf(TODAY, on(TODAY, nothing)))).toEqual([['reaffirmed hosting/all']]);
  });

  it.each([
    [{ from: '2026-01-01' }, '2025-10-28..2026-01-01: nothing -> a'],
    [{ fromCondition: 'closing' }, '2025-10-28..2025-10-29: nothing -> a'],
  ])('of_what_the_same_event_starts_starts_it', (rest, stretch) => {
    const [change] = told(lastOf(TODAY, on(TODAY, hosting('a'), end('hosting', rest))));
    expect(change!.slice(0, 2)).toEqual(['started hosting/all', stretch]);
  });

  it('of_what_the_same_event_starts_by_what_replaces_it_later_starts_it', () => {
    const replacing = set('supply', 1, { fromCondition: 'closing', replaces: [termOf('hosting')] });
    const changes = lastOf(TODAY, on(TODAY, hosting('a'), replacing));
    expect(changes).toMatchObject([
      { type: 'started', kind: 'hosting', replacedBy: termOf('supply') },
      { type: 'pending', kind: 'supply' },
    ]);
  });

  it('of_what_the_same_event_changes_before_changes_it_and_without_another_value_ends_it', () => {
    const before = on('2020-01-01', hosting('a'));
    const later = end('hosting', { from: '2026-01-01' });
    expect(told(lastOf(TODAY, before, on(TODAY, hosting('b'), later)))).toEqual([
      ['changed hosting/all', '2025-10-28..2026-01-01: a -> b', '2026-01-01..: a -> nothing'],
    ]);
    expect(told(lastOf(TODAY, before, on(TODAY, hosting('a'), later)))).toEqual([
      ['ended hosting/all', '2026-01-01..: a -> nothing'],
    ]);
  });

  it.each([
    ['b', 'changed hosting/all', 'b -> a'],
    [null, 'started hosting/all', 'nothing -> a'],
  ])('of_an_override_%s_is_told_by_its_effect_on_the_answer', (value, type, answers) => {
    const before = on('2020-01-01', hosting('a'), override('hosting', value, { until: '2026-12-31' }));
    expect(told(lastOf(TODAY, before, on(TODAY, end('hosting', { of: 'override' }))))).toEqual([
      [type, `2025-10-28..2027-01-01: ${answers}`],
    ]);
  });

  it('of_the_partnership_ends_every_term_that_is_in_force_and_tells_no_other', () => {
    const ended: Told = { occurred: TODAY, type: 'PartnershipEnded', data: { reason: 'x' } };
    const before = on('2020-01-01', hosting('a'), set('stake', 27), set('supply', 1, { until: '2021-12-31' }));
    expect(told(lastOf(TODAY, before, ended))).toEqual([
      ['ended hosting/all', '2025-10-28..: a -> nothing'],
      ['ended stake/all', '2025-10-28..: 27 -> nothing'],
    ]);
    expect(told(lastOf(TODAY, before, ended, { retracts: 3 }))).toEqual([
      ['retracted hosting/all', '2025-10-28..: nothing -> a'],
      ['retracted stake/all', '2025-10-28..: nothing -> 27'],
    ]);
  });
});

describe('a correction', () => {
  const since2019 = on('2019', hosting('exclusive'));

  it('tells_the_days_on_which_the_answer_was_wrong_as_the_reference_has_it', () => {
    expect(told(lastOf('2026-11-22', since2019, { corrects: 2, by: on('2019-07-22', hosting('exclusive')) }))).toEqual([
      [
        'corrected hosting/all retroactive',
        '2019-01-01..2019-07-22: exclusive? -> nothing',
        '2019-07-22..2019-12-31: exclusive? -> exclusive',
      ],
    ]);
  });

  it('of_a_source_alone_changes_no_day', () => {
    const changes = lastOf('2026-11-22', since2019, { corrects: 2, by: { ...since2019, assertedBy: ['openai'] } });
    expect(told(changes)).toEqual([['corrected hosting/all']]);
  });

  it('about_another_term_takes_back_the_one_and_tells_both', () => {
    expect(
      told(lastOf(TODAY, on('2020-01-01', hosting('a')), { corrects: 2, by: on('2020-01-01', set('stake', 27)) })),
    ).toEqual([
      ['corrected hosting/all retroactive', '2020-01-01..: a -> nothing'],
      ['corrected stake/all retroactive', '2020-01-01..: nothing -> 27'],
    ]);
  });

  it('keeps_the_place_of_its_root_in_the_record', () => {
    const day = '2025-10-28';
    const steps = [on(day, hosting('first')), on(day, hosting('second'))];
    expect(told(lastOf(day, ...steps, { corrects: 2, by: on(day, hosting('corrected')) }))).toEqual([
      ['corrected hosting/all'],
    ]);
  });

  it('to_hearsay_takes_back_what_governed', () => {
    const by: Told = { ...on('2030-01-01', hosting('a')), standing: 'reported' };
    expect(told(lastOf(TODAY, on('2030-01-01', hosting('a')), { corrects: 2, by }))).toEqual([
      ['corrected hosting/all', '2030-01-01..: a -> nothing'],
    ]);
  });
});

describe('a retraction', () => {
  it('takes_back_and_brings_to_light_what_lay_beneath', () => {
    const steps = [on('2020-01-01', hosting('a')), on('2022-01-01', hosting('b'))];
    expect(told(lastOf(TODAY, ...steps, { retracts: 3 }))).toEqual([
      ['retracted hosting/all retroactive', '2022-01-01..: b -> a'],
    ]);
  });

  it('of_a_correction_tells_what_stands_again', () => {
    const steps: Step[] = [on('2020-01-01', hosting('a')), { corrects: 2, by: on('2020-01-01', hosting('b')) }];
    expect(told(lastOf(TODAY, ...steps, { retracts: 2, restoring: on('2020-01-01', hosting('a')) }))).toEqual([
      ['retracted hosting/all retroactive', '2020-01-01..: b -> a'],
    ]);
  });

  it('of_days_to_come_is_not_retroactive', () => {
    expect(lastOf(TODAY, on('2030-01-01', hosting('a')), { retracts: 2 })).toMatchObject([
      { type: 'retracted', retroactive: false },
    ]);
  });
});

describe('what changes no answer', () => {
  it('is_reaffirmed', () => {
    expect(told(lastOf(TODAY, on('2020-01-01', hosting('a')), on(TODAY, reaffirm('hosting'))))).toEqual([
      ['reaffirmed hosting/all'],
    ]);
  });

  it('is_contested_with_the_dissent_and_by_whom', () => {
    const dissent: Told = { ...on(TODAY, contest('hosting/frontier', 'mine')), assertedBy: ['amazon'] };
    const [change, ...others] = lastOf(TODAY, dissent);
    expect(others).toEqual([]);
    expect(change).toMatchObject({
      type: 'contested',
      answers: [],
      stretches: [],
      dissent: { value: 'mine', assertedBy: ['amazon'] },
    });
  });

  it('is_told_by_what_it_does_where_an_event_sets_and_contests_one_term', () => {
    const [change] = lastOf(TODAY, on(TODAY, hosting('a'), contest('hosting', 'b')));
    expect(change).toMatchObject({ type: 'started', dissent: { value: 'b' } });
  });

  it.each(['non-binding', 'reported'] as const)('is_announced_where_it_is_%s', (standing) => {
    const announced: Told = { ...on(TODAY, hosting('b'), end('stake'), contest('supply', 1)), standing };
    const changes = lastOf(TODAY, on('2020-01-01', hosting('a')), announced);
    expect(told(changes)).toEqual([['announced hosting/all'], ['announced stake/all'], ['announced supply/all']]);
    for (const change of changes) expect(change).not.toHaveProperty('dissent');
  });

  it('is_not_told_where_no_term_is_named', () => {
    expect(lastOf(TODAY, on('2020-01-01', hosting('a')), on(TODAY))).toEqual([]);
  });
});

describe('a condition that is met', () => {
  const met = (occurred: string, condition = 'agi'): Told => ({ occurred, type: 'ConditionMet', data: { condition } });
  const before = on('2020-01-01', hosting('a', { untilCondition: 'agi' }), set('stake', 27));

  it('ends_the_terms_that_hang_on_it_and_tells_no_other', () => {
    expect(told(lastOf('2029-05-01', before, met('2029-05-01')))).toEqual([
      ['ended hosting/all', '2029-05-02..: a -> nothing'],
    ]);
    expect(lastOf(TODAY, before, met(TODAY, 'ipo'))).toEqual([]);
  });

  it('on_no_exact_day_makes_the_days_in_between_uncertain', () => {
    expect(told(lastOf('2029-06-01', before, met('2029-05')))).toEqual([
      ['ended hosting/all retroactive', '2029-05-02..2029-06-01: a -> a?', '2029-06-01..: a -> nothing'],
    ]);
  });

  it('changes_no_answer_about_a_day_on_which_the_condition_was_only_open', () => {
    expect(lastOf(TODAY, before, on('2024-01-01', hosting('b')), met('2027-01-01'))).toEqual([]);
    const [change] = lastOf(TODAY, before, met('2027-01-01'));
    expect(told([change!])).toEqual([
      ['ended hosting/all', '2025-10-29..2027-01-02: a -> a', '2027-01-02..: a -> nothing'],
    ]);
    expect(change!.retroactive).toBe(false);
  });

  it.each([
    ['ConditionRuledOut', { all: ['ipo', 'agi'] }],
    ['ConditionRuledOut', { any: [{ all: ['ipo', 'agi'] }, { all: ['agi', 'sale'] }] }],
    ['ConditionRuledOut', 'agi'],
  ] as const)('or_ruled_out_leaves_no_condition_open_where_%s_decides_%j', (type, untilCondition) => {
    const bounded = on('2020-01-01', hosting('a', { untilCondition }));
    const [change] = lastOf(TODAY, bounded, { ...met(TODAY), type });
    expect(change).toMatchObject({ type: 'changed', answers: [{ certainty: 'definitely' }, { untilCondition }] });
    expect(change!.answers[0]).not.toHaveProperty('untilCondition');
  });

  it('leaves_open_by_what_else_a_claim_may_end', () => {
    const untilCondition = { any: ['ipo', { all: ['sale', 'agi'] }] };
    expect(lastOf(TODAY, on('2020-01-01', hosting('a', { untilCondition })), met(TODAY))).toEqual([]);
  });

  it('is_told_without_the_conditions_that_no_longer_matter', () => {
    const waiting = on('2025-01-01', set('supply', 1, { fromCondition: { any: ['agi', 'ipo'] } }));
    const [change] = lastOf(TODAY, waiting, met(TODAY));
    expect(told([change!])).toEqual([
      ['took-effect supply/all', '2025-10-28..2025-10-29: nothing -> 1', '2025-10-29..: 1? -> 1'],
    ]);
    expect(writtenStretches(change!).map(({ now }) => now[0]?.fromCondition)).toEqual([undefined, undefined]);
  });

  it('later_than_the_day_that_bounds_it_anyway_leaves_no_condition_open', () => {
    const bounded = on('2020-01-01', hosting('a', { untilCondition: 'agi', until: '2026-12-31' }));
    const [change] = lastOf(TODAY, bounded, met('2027-01-01'));
    const [stretch] = writtenStretches(change!);
    expect(stretch).toMatchObject({ was: [{ untilCondition: 'agi' }] });
    expect(stretch!.now[0]).not.toHaveProperty('untilCondition');
  });
});

describe('a day that has come', () => {
  const due = (day: string, scope = 'all'): Told => ({
    occurred: day,
    type: 'TermFellDue',
    data: { kind: 'hosting', scope, on: day, setBy: null },
  });

  it('is_told_with_the_term_as_it_stands_from_that_day', () => {
    expect(
      told(
        lastOf('2026-01-01', on(TODAY, hosting('a', { from: '2026-01-01', until: '2026-12-31' })), due('2026-01-01')),
      ),
    ).toEqual([['took-effect hosting/all', '2026-01-01..2027-01-01: nothing -> a']]);
  });

  it('lapses_a_term_for_good_or_until_it_starts_again', () => {
    const dated = on('2020-01-01', hosting('a', { until: '2025-12-31' }));
    expect(told(lastOf('2026-01-01', dated, due('2026-01-01')))).toEqual([
      ['lapsed hosting/all', '2026-01-01..: a -> nothing'],
    ]);
    expect(told(lastOf('2026-01-01', dated, on('2028-01-01', hosting('b')), due('2026-01-01')))).toEqual([
      ['lapsed hosting/all', '2026-01-01..2028-01-01: a -> nothing'],
    ]);
    expect(
      told(lastOf('2026-01-01', on('2020-01-01', hosting('a')), on('2026-01-01', end('hosting')), due('2026-01-01'))),
    ).toEqual([['lapsed hosting/all', '2026-01-01..: a -> nothing']]);
  });

  it('tells_one_run_where_claims_change_and_the_answer_does_not', () => {
    const steps = [on('2026-01-01', hosting('a')), on('2027-01-01', hosting('a')), on('2028-01-01', hosting('b'))];
    expect(told(lastOf('2026-01-01', ...steps, due('2026-01-01')))).toEqual([
      ['took-effect hosting/all', '2026-01-01..2028-01-01: nothing -> a'],
    ]);
  });

  it('lapses_where_an_answer_is_only_less_certain_than_before', () => {
    const fades = on('2020-01-01', hosting('a', { until: '2026-01' }));
    expect(told(lastOf('2026-01-02', fades, due('2026-01-02')))).toEqual([
      ['lapsed hosting/all', '2026-01-02..2026-02-01: a -> a?'],
    ]);
    const gives = [on('2020-01-01', hosting('a')), on('2026-01', hosting('b'))];
    expect(told(lastOf('2026-01-01', ...gives, due('2026-01-01')))).toEqual([
      ['took-effect hosting/all', '2026-01-01..2026-01-31: a -> a?|b?'],
    ]);
    expect(told(lastOf('2026-01-31', ...gives, due('2026-01-31')))).toEqual([
      ['took-effect hosting/all', '2026-01-31..: a?|b? -> b'],
    ]);
  });

  it('is_never_retroactive_also_when_it_is_told_late', () => {
    expect(lastOf('2027-06-01', on(TODAY, hosting('a', { from: '2026-01-01' })), due('2026-01-01'))).toMatchObject([
      { type: 'took-effect', retroactive: false, version: 3, eventId: idOf(3) },
    ]);
  });

  it('of_a_term_that_nobody_knows_or_on_no_date_is_told_without_failing', () => {
    expect(told(lastOf(TODAY, due('2026-01-01', 'nowhere')))).toEqual([['lapsed hosting/nowhere']]);
    expect(told(lastOf(TODAY, due('some day')))).toEqual([['lapsed hosting/all']]);
    expect(told(lastOf(TODAY, on('2020-01-01', hosting('a')), due('9999-12-31')))).toEqual([
      ['took-effect hosting/all'],
    ]);
  });
});

test('term_changes_come_in_the_order_in_which_terms_are_named_with_their_cause', () => {
  const effects = [set('stake', 27), hosting('a'), end('supply'), reaffirm('licence')];
  const changes = lastOf(TODAY, on(TODAY, ...effects));
  expect(changes.map(({ kind }) => kind)).toEqual(termsTouched(effects).map(({ kind }) => kind));
  expect(changes.every(({ eventId, version }) => eventId === idOf(2) && version === 2)).toBe(true);
});

describe('what waits for a condition', () => {
  const closing = { fromCondition: 'closing' };
  const waiting = on('2025-01-01', set('supply', 1, closing));
  const met = (occurred: string): Told => ({ occurred, type: 'ConditionMet', data: { condition: 'closing' } });
  const ruledOut: Told = { occurred: TODAY, type: 'ConditionRuledOut', data: { condition: 'closing' } };

  it('is_pending_with_its_condition', () => {
    const [change] = lastOf(TODAY, waiting);
    expect(change).toMatchObject({
      type: 'pending',
      answers: [{ value: 1, certainty: 'possibly', fromCondition: 'closing' }],
    });
  });

  it('takes_effect_on_the_day_on_which_it_comes_true', () => {
    expect(told(lastOf(TODAY, waiting, met(TODAY)))).toEqual([
      ['took-effect supply/all', '2025-10-28..2025-10-29: nothing -> 1', '2025-10-29..: 1? -> 1'],
    ]);
  });

  it('is_not_in_force_before_it_is_told_that_it_came_true_on_a_past_day', () => {
    expect(told(lastOf(TODAY, waiting, met('2025-05-01')))).toEqual([
      ['took-effect supply/all retroactive', '2025-05-01..2025-10-29: nothing -> 1', '2025-10-29..: 1? -> 1'],
    ]);
    expect(told(lastOf(TODAY, waiting, met('2025-05')))).toEqual([
      [
        'took-effect supply/all retroactive',
        '2025-05-01..2025-05-31: nothing -> 1?',
        '2025-05-31..2025-10-29: nothing -> 1',
        '2025-10-29..: 1? -> 1',
      ],
    ]);
  });

  it('leaves_what_holds_meanwhile_definite_up_to_the_day_on_which_it_is_told', () => {
    const meanwhile = on('2020-01-01', set('supply', 0));
    expect(told(lastOf(TODAY, meanwhile, waiting))).toEqual([['pending supply/all', '2025-10-29..: 0 -> 0?|1?']]);
    expect(told(lastOf(TODAY, meanwhile, waiting, met('2025-05-01')))).toEqual([
      ['took-effect supply/all retroactive', '2025-05-01..2025-10-29: 0 -> 1', '2025-10-29..: 0?|1? -> 1'],
    ]);
    const ending = on('2025-01-01', end('supply', closing));
    expect(told(lastOf(TODAY, meanwhile, ending, met('2025-05-01')))).toEqual([
      ['ended supply/all retroactive', '2025-05-01..2025-10-29: 0 -> nothing', '2025-10-29..: 0? -> nothing'],
    ]);
  });

  it('is_told_by_no_run_where_it_came_true_after_its_last_day', () => {
    const bounded = on('2025-01-01', set('supply', 1, { ...closing, by: '2025-03-31' }));
    expect(told(lastOf('2025-02-01', bounded, met('2025-05-01')))).toEqual([
      ['lapsed supply/all', '2025-02-02..: 1? -> nothing'],
    ]);
    expect(lastOf(TODAY, bounded, met('2025-05-01'))).toEqual([]);
  });

  it('lapses_when_it_is_ruled_out', () => {
    expect(told(lastOf(TODAY, waiting, ruledOut))).toEqual([['lapsed supply/all', '2025-10-29..: 1? -> nothing']]);
  });

  it('lapses_when_the_partnership_or_its_agreement_ends_before_it_can_start', () => {
    const ended: Told = { occurred: TODAY, type: 'PartnershipEnded', data: { reason: 'x' } };
    expect(told(lastOf(TODAY, waiting, ended))).toEqual([['lapsed supply/all', '2025-10-29..: 1? -> nothing']]);
    const held = on('2024-01-01', set('supply', 0));
    expect(told(lastOf(TODAY, held, waiting, ended))).toEqual([
      ['lapsed supply/all', '2025-10-28..2025-10-29: 0 -> nothing', '2025-10-29..: 0?|1? -> nothing'],
    ]);
    const published: Told = { ...waiting, data: { agreement: { id: 'deal', title: 'Deal', form: 'agreement' } } };
    const terminated: Told = {
      occurred: TODAY,
      type: 'AgreementEnded',
      data: { agreement: 'deal', how: 'terminated' },
    };
    expect(told(lastOf(TODAY, published, terminated))).toEqual([['lapsed supply/all', '2025-10-29..: 1? -> nothing']]);
    const later = { ...terminated, occurred: '2026-01-01' };
    expect(told(lastOf(TODAY, published, later))).toEqual([['ended supply/all', '2026-01-01..: 1? -> nothing']]);
  });

  it('lapses_when_an_end_that_waits_can_no_longer_start', () => {
    const endsThen = on('2025-01-01', end('supply', closing));
    expect(told(lastOf(TODAY, on('2024-01-01', set('supply', 0)), endsThen, ruledOut))).toEqual([
      ['lapsed supply/all', '2025-10-29..: 0? -> 0'],
    ]);
  });

  it('is_pending_up_to_a_day_on_which_it_starts_anyway', () => {
    const anyway = on('2025-01-01', set('supply', 1, { fromCondition: { any: ['closing', { day: '2026-01-01' }] } }));
    const [pending] = lastOf(TODAY, anyway);
    expect(told([pending!])).toEqual([
      ['pending supply/all', '2025-10-29..2026-01-01: nothing -> 1?', '2026-01-01..: nothing -> 1'],
    ]);
    expect(writtenStretches(pending!).map(({ now }) => now[0]!.fromCondition !== undefined)).toEqual([true, false]);
    expect(told(lastOf(TODAY, anyway, met(TODAY)))).toEqual([
      ['took-effect supply/all', '2025-10-28..2025-10-29: nothing -> 1', '2025-10-29..2026-01-01: 1? -> 1'],
    ]);
  });

  it('lapses_when_its_last_day_has_passed', () => {
    const due: Told = {
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
  it('changes_the_answer_for_its_time', () => {
    const season = override('supply', 2, { from: '2025-11-01', until: '2025-11-30' });
    expect(told(lastOf(TODAY, on('2020-01-01', set('supply', 1)), on(TODAY, season)))).toEqual([
      ['changed supply/all', '2025-11-01..2025-12-01: 1 -> 2'],
    ]);
  });

  it('without_a_value_leaves_nothing_in_force_for_its_time', () => {
    const season = override('supply', null, { from: '2025-11-01', until: '2025-11-30' });
    expect(told(lastOf(TODAY, on('2020-01-01', set('supply', 1)), on(TODAY, season)))).toEqual([
      ['ended supply/all', '2025-11-01..2025-12-01: 1 -> nothing'],
    ]);
  });
});

describe('an override that ends by an open condition', () => {
  const base = on('2020-01-01', set('supply', 'B'));
  const covering = (value: unknown) =>
    on('2021-01-01', override('supply', value, { from: '2021-01-01', untilCondition: 'x' }));
  const met = (occurred: string): Told => ({ occurred, type: 'ConditionMet', data: { condition: 'x' } });

  it('may_end_on_the_day_on_which_it_is_told_or_later', () => {
    expect(told(lastOf(TODAY, base, covering('O')))).toEqual([
      ['changed supply/all retroactive', '2021-01-01..2025-10-29: B -> O', '2025-10-29..: B -> B?|O?'],
    ]);
    expect(told(lastOf(TODAY, base, covering(null)))).toEqual([
      ['ended supply/all retroactive', '2021-01-01..2025-10-29: B -> nothing', '2025-10-29..: B -> B?'],
    ]);
  });

  it('does_not_hide_what_changes_beneath_it', () => {
    const later = on(TODAY, set('supply', 'C', { from: '2028-01-01' }));
    expect(told(lastOf(TODAY, base, covering('O'), later))).toEqual([
      ['changed supply/all', '2028-01-01..: O?|B? -> O?|C?'],
    ]);
    expect(told(lastOf(TODAY, base, covering(null), later))).toEqual([
      ['changed supply/all', '2028-01-01..: B? -> C?'],
    ]);
    const before = on(TODAY, set('supply', 'C', { from: '2020-06-01' }));
    expect(told(lastOf(TODAY, base, covering('O'), before))).toEqual([
      ['changed supply/all retroactive', '2020-06-01..2021-01-01: B -> C', '2025-10-29..: B?|O? -> O?|C?'],
    ]);
  });

  it('is_told_by_its_condition_as_long_as_that_is_open', () => {
    const [change] = lastOf(TODAY, base, covering('O'));
    const open = change!.answers.filter(({ value }) => value === 'O').map(({ untilCondition }) => untilCondition);
    expect(open).toEqual(['x', 'x']);
    expect(told(lastOf('2026-05-01', base, covering('O'), met('2026-04-30')))).toEqual([
      ['changed supply/all', '2026-05-01..2026-05-02: O -> B', '2026-05-02..: O?|B? -> B'],
    ]);
    expect(told(lastOf(TODAY, base, covering(null), { ...met(TODAY), type: 'ConditionRuledOut' }))).toEqual([
      ['ended supply/all', '2025-10-29..: B? -> nothing'],
    ]);
  });

  it('that_starts_by_it_too_is_told_as_it_is_answered', () => {
    const both = override('supply', 'O', { fromCondition: { any: ['x', 'y'] }, untilCondition: 'x' });
    expect(told(lastOf(TODAY, base, on(TODAY, both)))).toEqual([['pending supply/all', '2025-10-29..: B -> B?|O?']]);
  });
});

describe('what starts later and ends by an open condition', () => {
  const base = on('2020-01-01', set('supply', 'B'));
  const later = on(TODAY, set('supply', 'A', { from: '2028-01-01', untilCondition: 'x' }));

  it('may_never_start_as_its_condition_may_come_true_before', () => {
    const changes = lastOf(TODAY, base, later);
    expect(told(changes)).toEqual([['changed supply/all', '2028-01-01..: B -> B?|A?']]);
    expect(changes[0]!.answers.find(({ value }) => value === 'A')).toMatchObject({ untilCondition: 'x' });
    expect(told(lastOf('2028-01-01', base, later))).toEqual([['changed supply/all', '2028-01-01..: B -> A']]);
  });

  it('does_not_hide_what_changes_before_it', () => {
    expect(told(lastOf(TODAY, base, later, on(TODAY, set('supply', 'C', { from: '2027-01-01' }))))).toEqual([
      ['changed supply/all', '2027-01-01..2028-01-01: B -> C', '2028-01-01..: B?|A? -> A?|C?'],
    ]);
  });

  it('is_certain_where_its_condition_came_true_later_or_is_ruled_out', () => {
    const ruledOut: Told = { occurred: TODAY, type: 'ConditionRuledOut', data: { condition: 'x' } };
    expect(told(lastOf(TODAY, base, later, ruledOut))).toEqual([['changed supply/all', '2028-01-01..: B?|A? -> A']]);
  });
});

describe('what renews itself', () => {
  const yearly = on('2025-01-01', set('supply', 1, { until: '2025-12-31', renewal: { period: 'P1Y', notice: 'P1M' } }));
  const due = (day: string): Told => ({
    occurred: day,
    type: 'TermFellDue',
    data: { kind: 'supply', scope: 'all', on: day, setBy: null },
  });

  it('is_noticed_when_notice_is_given', () => {
    expect(told(lastOf(TODAY, yearly, on(TODAY, notice('supply'))))).toEqual([
      ['noticed supply/all', '2026-01-01..: 1? -> nothing'],
    ]);
  });

  it('is_as_certain_as_it_was_answered_on_the_day_on_which_it_is_told', () => {
    const since2022 = (recordedOn: string) =>
      lastOf(
        recordedOn,
        on('2022-01-01', set('supply', 1, { until: '2022-12-31', renewal: { period: 'P1Y', notice: 'P1M' } })),
      );
    expect(told(since2022('2025-11-30'))).toEqual([
      ['started supply/all retroactive', '2022-01-01..2026-01-01: nothing -> 1', '2026-01-01..: nothing -> 1?'],
    ]);
    expect(told(since2022('2025-12-01'))).toEqual([
      ['started supply/all retroactive', '2022-01-01..2027-01-01: nothing -> 1', '2027-01-01..: nothing -> 1?'],
    ]);
    const [change] = since2022('2025-12-01');
    expect(writtenStretches(change!).map(({ now }) => now[0]?.renews)).toEqual([undefined, true]);
  });

  it('is_replaced_where_it_had_renewed_itself', () => {
    const later = on(TODAY, set('supply', 2, { from: '2027-06-01' }));
    expect(told(lastOf(TODAY, yearly, later))).toEqual([['changed supply/all', '2027-06-01..: 1? -> 2']]);
    expect(told(lastOf('2027-10-28', yearly, later))).toEqual([
      ['changed supply/all retroactive', '2027-06-01..2028-01-01: 1 -> 2', '2028-01-01..: 1? -> 2'],
    ]);
  });

  it('is_renewed_with_the_open_condition_that_ends_it_named_and_not_weighed', () => {
    const until = { until: '2025-12-31', untilCondition: 'q', renewal: { period: 'P1Y', notice: 'P1M' } };
    const [change] = lastOf('2025-12-02', on('2025-01-01', set('supply', 1, until)), due('2025-12-01'));
    expect(told([change!])).toEqual([['renewed supply/all', '2026-01-01..2027-01-01: 1? -> 1']]);
    expect(writtenStretches(change!)[0]!.now).toMatchObject([{ untilCondition: 'q' }]);
  });

  it('takes_effect_for_as_long_as_it_is_certain_and_possibly_behind_that', () => {
    const [change] = lastOf('2025-01-01', yearly, due('2025-01-01'));
    expect(told([change!])).toEqual([
      ['took-effect supply/all', '2025-01-01..2026-01-01: nothing -> 1', '2026-01-01..: nothing -> 1?'],
    ]);
    expect(writtenStretches(change!).map(({ now }) => now[0]?.renews)).toEqual([undefined, true]);
  });

  it('takes_effect_behind_an_override_as_certain_as_it_is_answered_then', () => {
    const season = on('2025-02-01', override('supply', 2, { until: '2025-02-28' }));
    expect(told(lastOf('2025-03-01', yearly, season, due('2025-03-01')))).toEqual([
      ['took-effect supply/all', '2025-03-01..2026-01-01: 2 -> 1', '2026-01-01..: 2 -> 1?'],
    ]);
  });

  it('is_not_told_as_renewed_once_it_is_over', () => {
    const over = on('2025-06-01', end('supply', { from: '2025-10-01' }));
    expect(told(lastOf('2025-12-02', yearly, over, due('2025-12-01')))).toEqual([['lapsed supply/all']]);
  });

  it('takes_effect_possibly_beside_what_may_come_to_replace_it', () => {
    const waiting = set('lease', 2, {
      fromCondition: 'q',
      by: '2025-09-30',
      replaces: [{ kind: 'supply', scope: 'all' }],
    });
    const both = on('2024-06-01', set('supply', 1, { from: '2025-01-01' }), waiting);
    expect(told(lastOf('2025-01-01', both, due('2025-01-01')))).toEqual([
      ['took-effect supply/all', '2025-01-01..2025-01-02: nothing -> 1', '2025-01-02..: nothing -> 1?'],
    ]);
  });

  it('is_renewed_the_day_after_the_deadline_with_the_run_that_is_certain_now', () => {
    expect(told(lastOf('2025-12-02', yearly, due('2025-12-01')))).toEqual([
      ['renewed supply/all', '2026-01-01..2027-01-01: 1? -> 1'],
    ]);
  });
});

describe('who is bound', () => {
  const left = (id: string, occurred: string): Told => ({ occurred, type: 'PartiesChanged', data: { left: [id] } });
  const joined = (id: string, occurred: string): Told => ({
    occurred,
    type: 'PartiesChanged',
    data: { joined: [party(id)] },
  });

  it('is_told_of_every_term_that_binds_all_parties', () => {
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

  it('ends_what_binds_fewer_than_two', () => {
    const changes = lastOf(TODAY, on('2020-01-01', set('supply', 1)), left('openai', TODAY));
    expect(told(changes)).toEqual([['ended supply/all', '2025-10-28..: 1 -> nothing']]);
  });

  it('starts_again_what_had_bound_fewer_than_two', () => {
    const before = [on('2020-01-01', set('supply', 1)), left('openai', '2024-03-01')];
    expect(told(lastOf(TODAY, ...before, joined('oracle', TODAY)))).toEqual([
      ['started supply/all', '2025-10-28..: nothing -> 1'],
    ]);
  });
});

describe('one of several values that binds fewer than two', () => {
  it('is_told_as_a_change_of_values_and_not_of_parties', () => {
    const left: Told = { occurred: TODAY, type: 'PartiesChanged', data: { left: ['openai'] } };
    const other = on('2025', set('supply', 2, { between: ['microsoft', 'amazon'] }));
    expect(told(lastOf(TODAY, on('2020-01-01', set('supply', 1)), other, left))).toEqual([
      ['changed supply/all', '2025-10-28..2025-12-31: 1?|2? -> 2?'],
    ]);
  });
});

describe('a value that several claims have', () => {
  const boundIn = (changes: readonly TermChange[]) =>
    changes.flatMap((change) =>
      writtenStretches(change).map(({ from, now }) => [
        from,
        ...now.map(({ value, certainty, between, mayBind }) => [value, certainty, between, mayBind]),
      ]),
    );
  const [one, other] = ['microsoft', 'openai'];

  it('is_the_same_whether_the_founders_are_named_or_not', () => {
    const held = on('2020-01-01', hosting('a'));
    for (const between of [
      [one, other],
      [other, one],
    ])
      expect(told(lastOf(TODAY, held, on(TODAY, hosting('a', { between }))))).toEqual([['reaffirmed hosting/all']]);
  });

  it('is_told_once_with_who_is_bound_by_any_of_them', () => {
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

  it('may_end_by_a_condition_that_ends_one_of_them', () => {
    const later = on(TODAY, hosting('a', { from: '2026-01-01', untilCondition: 'agi' }));
    const [change] = lastOf(TODAY, on('2020-01-01', hosting('a')), later);
    expect(writtenStretches(change!)).toMatchObject([
      { from: '2026-01-01', to: null, was: [{ certainty: 'definitely' }], now: [{ untilCondition: 'agi' }] },
    ]);
  });

  it('stays_where_an_override_that_ends_by_a_condition_has_the_value_of_what_it_covers', () => {
    const covering = on(TODAY, override('hosting', 'a', { untilCondition: 'agi' }));
    expect(told(lastOf(TODAY, on('2020-01-01', hosting('a')), covering))).toEqual([['reaffirmed hosting/all']]);
  });
});

describe('a clarification', () => {
  it('is_told_as_one_for_what_it_replaces_too', () => {
    const before = on('2020-01-01', set('licence/models', 'old'));
    const clarifying = on(
      TODAY,
      set('licence/products', 'new', { clarifies: true, replaces: [termOf('licence/models')] }),
    );
    expect(lastOf(TODAY, before, clarifying).map(({ type }) => type)).toEqual(['clarified', 'clarified']);
  });
});
