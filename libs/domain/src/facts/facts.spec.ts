import type { Effect, OriginalContent } from '#contracts';
import { collectFacts, factsOfEvent, factsUpTo, termKey, type Fact, type Facts } from '.';
import { boundsOf, LAST_DAY } from '../dates';

const day = (text: string): number => boundsOf(text).lo;
const supply = { kind: 'supply', scope: 'all' };

type Given = Partial<OriginalContent> & Pick<OriginalContent, 'type' | 'data'>;
const content = (given: Given): OriginalContent => ({
  occurred: '2024-03-01',
  title: '',
  standing: 'definitive',
  assertedBy: [],
  sources: [],
  effects: [],
  ...given,
});

const factsFrom = (version: number, given: Given): Fact[] =>
  factsOfEvent({
    rootId: `e${version}`,
    rootVersion: version,
    eventVersion: version,
    recordedOn: day('2024-03-09'),
    content: content(given),
  });

const statement = (version: number, ...effects: Effect[]): Fact[] =>
  factsFrom(version, { type: 'StatementMade', data: { statement: '', form: 'notice' }, effects });

const collected = (...facts: Fact[][]): Facts => collectFacts(facts.flat());

describe('the claims of an event', () => {
  it('keep_the_written_order_and_each_is_followed_by_the_ends_of_the_terms_it_replaces', () => {
    const replaces = [{ kind: 'licence', scope: 'all' }];
    const { claims } = collected(
      statement(2, { effect: 'set', ...supply, value: 1, replaces }, { effect: 'end', ...supply, of: 'override' }),
    );
    const all = claims.terms
      .flatMap((term) => claims.of(term))
      .map(({ order, effect, term }) => [order[1], effect, termKey(term)]);
    expect(all.sort()).toEqual([
      [0, 'set', 'supply/all'],
      [1, 'replaced', 'licence/all'],
      [2, 'end', 'supply/all'],
    ]);
  });

  it('start_on_the_day_of_their_event_unless_they_state_a_day', () => {
    const [first, second] = statement(
      2,
      { effect: 'set', ...supply, value: 1, fromCondition: 'closing', by: '2024-05-01' },
      { effect: 'override', ...supply, value: null, from: '2024-04', until: { unknown: true } },
    );
    expect(first).toMatchObject({
      start: { from: { lo: day('2024-03-01'), hi: day('2024-03-01') }, condition: 'closing', by: day('2024-05-01') },
    });
    expect(second).toMatchObject({ value: null, start: { from: boundsOf('2024-04'), condition: null, by: Infinity } });
  });

  it('with_equal_values_have_equal_texts_for_any_order_of_members', () => {
    const values = statement(2, { effect: 'set', ...supply, value: { a: 1, b: 2 } }).concat(
      statement(3, { effect: 'set', ...supply, value: { b: 2, a: 1 } }),
    );
    const [one, other] = collectFacts(values).claims.of(supply);
    expect(one).toMatchObject({ value: '{"a":1,"b":2}' });
    expect(other).toMatchObject({ value: '{"a":1,"b":2}' });
  });

  it('renew_only_with_an_exact_end', () => {
    const renewal = { period: 'P1Y', notice: 'P3M', times: 2 };
    const [exact, vague] = statement(
      2,
      { effect: 'set', ...supply, value: 1, until: '2024-12-31', renewal },
      { effect: 'set', ...supply, value: 1, until: '2024', renewal },
    );
    expect(exact).toMatchObject({ end: { own: { is: 'renewed', first: day('2024-12-31'), times: 2 } } });
    expect(vague).toMatchObject({ end: { own: { is: 'dated', day: boundsOf('2024') } } });
  });

  it('of_an_event_that_is_not_definitive_are_dissents', () => {
    const facts = collected(
      factsFrom(2, {
        type: 'StatementMade',
        standing: 'reported',
        data: { statement: '', form: 'report' },
        effects: [{ effect: 'end', ...supply }],
      }),
    );
    expect(facts.claims.terms).toEqual([]);
    expect(facts.dissents.get('supply/all')).toMatchObject([
      { effect: 'end', standing: 'reported', days: { lo: day('2024-03-01'), hi: LAST_DAY } },
    ]);
    expect(facts.announcements).toHaveLength(1);
  });
});

describe('the matters that claims share', () => {
  const met = (version: number, occurred: string): Fact[] =>
    factsFrom(version, { type: 'ConditionMet', occurred, data: { condition: 'closing' } });
  const ruledOut = factsFrom(3, { type: 'ConditionRuledOut', data: { condition: 'closing' } });

  it('a_met_condition_stays_met_if_it_is_ruled_out_and_has_the_earliest_stated_day', () => {
    expect(collected(ruledOut).conditions.get('closing')).toMatchObject({ is: 'ruled-out' });
    const facts = collected(met(5, '2024-04'), ruledOut, met(4, '2024-04-20'));
    expect(facts.conditions.get('closing')).toMatchObject({
      is: 'met',
      day: { lo: day('2024-04-01'), hi: day('2024-04-20') },
    });
  });

  it('an_agreement_has_the_form_of_its_last_definitive_publication_with_resolved_amendments', () => {
    const published = (
      version: number,
      id: string,
      more: Partial<Extract<OriginalContent, { type: 'AgreementPublished' }>['data']['agreement']> = {},
      standing: OriginalContent['standing'] = 'definitive',
    ) =>
      factsFrom(version, {
        type: 'AgreementPublished',
        standing,
        data: { agreement: { id, title: id, form: 'agreement', ...more } },
      });
    const { agreements } = collected(
      published(2, 'deal'),
      published(3, 'annex', { form: 'amendment', amends: ['e2', 'unheard-of'] }),
      published(4, 'annex', { form: 'restatement' }, 'reported'),
      published(5, 'plan', { form: 'mou' }, 'non-binding'),
    );
    expect(agreements.get('annex')).toMatchObject({ form: 'amendment', amends: ['deal'] });
    expect(agreements.get('plan')).toMatchObject({ form: null, amends: [] });
  });

  it('within_one_event_parties_join_before_others_leave_or_are_succeeded', () => {
    const party = (id: string) => ({ id, name: id });
    const { partyChanges } = collected(
      factsFrom(2, {
        type: 'PartiesChanged',
        data: { succeeded: [{ party: 'a', by: party('d') }], left: ['b'], joined: [party('c')] },
      }),
    );
    expect(partyChanges[0]?.changes).toEqual([{ joined: 'c' }, { left: 'b' }, { succeeded: 'a', by: 'd' }]);
  });
});

describe('other statements of an event', () => {
  it('sources_are_reviewed_through_the_day_of_the_record_at_most', () => {
    const review = (version: number, through: string): Fact[] =>
      factsFrom(version, { type: 'SourcesReviewed', data: { through } });
    expect(collected(review(2, '2024-03-05'), review(3, '2024-03-02')).reviewedThrough).toBe(day('2024-03-05'));
    expect(collected(review(2, '2025-01-01')).reviewedThrough).toBe(day('2024-03-09'));
    expect(collected().reviewedThrough).toBeNull();
  });

  it('a_contest_is_listed_from_its_earliest_to_its_latest_day', () => {
    const contest = { effect: 'contest', ...supply, value: 1, from: '[2024-03-03..2024-03-05]' } as const;
    const days = collected(statement(2, contest, { ...contest, until: { for: 'P2D' } })).dissents.get('supply/all');
    expect(days?.map((one) => one.days)).toEqual([
      { lo: day('2024-03-03'), hi: LAST_DAY },
      { lo: day('2024-03-03'), hi: day('2024-03-06') },
    ]);
  });

  it('each_named_party_is_listed_once_per_event_and_between_lists_name_no_party', () => {
    const party = (id: string) => ({ id, name: id.toUpperCase() });
    const identifiers = { wikidata: 'Q1' };
    const { names } = collected(
      factsFrom(2, {
        type: 'PartiesChanged',
        standing: 'reported',
        data: { succeeded: [{ party: 'a', by: { ...party('d'), identifiers } }] },
        thirdParties: [party('e')],
        effects: [{ effect: 'set', ...supply, value: 1, between: ['d', 'f'] }],
      }),
    );
    expect(names).toMatchObject([
      { id: 'd', name: 'D', identifiers, succeeds: 'a' },
      { id: 'e', name: 'E' },
    ]);
    expect(names).toHaveLength(2);
  });

  it('a_term_that_falls_due_yields_no_facts', () => {
    expect(factsFrom(2, { type: 'TermFellDue', data: { ...supply, on: '2024-03-01', setBy: null } })).toEqual([]);
  });

  it('factsUpTo_leaves_out_facts_recorded_after_a_version', () => {
    const facts = collected(
      statement(2, { effect: 'set', ...supply, value: 1 }),
      statement(4, { effect: 'end', ...supply }),
    );
    expect(
      factsUpTo(facts, 3)
        .claims.of(supply)
        .map(({ effect }) => effect),
    ).toEqual(['set']);
  });
});
