import type { Effect, OriginalContent } from '#contracts';
import { agreementsDuring, claimsOfAgreement, type AgreementAnswer } from '.';
import { boundsOf } from '../../dates';
import { collectFacts, factsOfEvent, termKey, type Facts } from '../../facts';
import { PartnershipWorlds } from '../../worlds';

/* Days are numbers of March 2024. */

const march = (day: number): string => `2024-03-${String(day).padStart(2, '0')}`;
const dayOf = (text: string): number => boundsOf(text).lo;

type GivenEvent = Pick<OriginalContent, 'type' | 'data' | 'occurred'> & Partial<OriginalContent>;
type Form = Extract<OriginalContent, { type: 'AgreementPublished' }>['data']['agreement']['form'];
type More = Partial<Extract<Effect, { effect: 'set' }>>;

const set = (kind: string, value: unknown = 1, more: More = {}): Effect => ({
  effect: 'set',
  kind,
  scope: 'all',
  value,
  ...more,
});
const published = (
  id: string,
  occurred: string,
  effects: Effect[] = [],
  form: Form = 'agreement',
  amends?: string[],
): GivenEvent => ({
  type: 'AgreementPublished',
  occurred,
  data: { agreement: { id, title: id, form, ...(amends ? { amends } : {}) } },
  effects,
});
const ended = (agreement: string, occurred: string): GivenEvent => ({
  type: 'AgreementEnded',
  occurred,
  data: { agreement, how: 'terminated' },
});
const statement = (occurred: string, ...effects: Effect[]): GivenEvent => ({
  type: 'StatementMade',
  occurred,
  data: { statement: '', form: 'notice' },
  effects,
});
const ofStanding = (standing: OriginalContent['standing'], event: GivenEvent): GivenEvent => ({ ...event, standing });
const started: GivenEvent = {
  type: 'PartnershipStarted',
  occurred: march(1),
  data: { name: '', parties: ['a', 'b'].map((id) => ({ id, name: id })) },
};
const partnershipEnded = (occurred: string): GivenEvent => ({
  type: 'PartnershipEnded',
  occurred,
  data: { reason: '' },
});
const met = (condition: string, occurred: string): GivenEvent => ({
  type: 'ConditionMet',
  occurred,
  data: { condition },
});
const ruledOut = (condition: string): GivenEvent => ({
  type: 'ConditionRuledOut',
  occurred: march(9),
  data: { condition },
});

const factsOf = (events: readonly GivenEvent[]): Facts =>
  collectFacts(
    [started, ...events].flatMap((event, index) =>
      factsOfEvent({
        rootId: `e${index + 1}`,
        rootVersion: index + 1,
        eventVersion: index + 1,
        recordedOn: dayOf(march(1)),
        content: {
          title: '',
          standing: 'definitive',
          assertedBy: [],
          sources: [],
          effects: [],
          ...event,
        },
      }),
    ),
  );

const worldsOf = (events: readonly GivenEvent[], clock: number): PartnershipWorlds =>
  PartnershipWorlds.of(factsOf(events)).at(dayOf(march(clock)));

/** The answers about a day, with the same clock day, or about an interval. */
function agreementsAt(events: readonly GivenEvent[], at: number | string, id?: string): AgreementAnswer[] {
  const text = typeof at === 'number' ? march(at) : at;
  const worlds = worldsOf(events, typeof at === 'number' ? at : 31);
  return [...agreementsDuring(worlds, boundsOf(text), id)].filter((answer) => answer !== undefined);
}

/** The possible states of an agreement; `?` means possibly. */
const statesOf = (events: readonly GivenEvent[], id: string, at: number | string): string => {
  const states = agreementsAt(events, at, id)[0]!.states;
  return states.map(({ state, certainty }) => (certainty === 'definitely' ? state : `${state}?`)).join(' ');
};

/** Returns the state of the agreement `deal` on a day, as known at the end of March. */
const stateAsKnown = (events: readonly GivenEvent[], day: number): string =>
  statesOf(events, 'deal', `[${march(day)}..${march(day)}]`);

const claimsOf = (events: readonly GivenEvent[], id: string, clock: number, at = clock): string[] =>
  [...claimsOfAgreement(worldsOf(events, clock), id, boundsOf(march(at)))]
    .filter((each) => each !== undefined)
    .map(({ claim, state, certainty }) => `${termKey(claim.term)} ${state}${certainty === 'possibly' ? '?' : ''}`);

describe('the state of an agreement', () => {
  it('is_published_if_the_agreement_sets_no_term', () => {
    const deal = published('deal', march(5));
    expect(statesOf([deal], 'deal', 4)).toBe('unpublished');
    expect(statesOf([deal], 'deal', 5)).toBe('published');
  });

  it('is_pending_until_one_of_its_claims_has_started', () => {
    const deal = published('deal', march(5), [
      set('supply', 1, { from: march(12) }),
      set('royalty', 1, { from: march(9) }),
    ]);
    expect(statesOf([deal], 'deal', 8)).toBe('pending');
    expect(statesOf([deal], 'deal', 9)).toBe('in-force');
  });

  it('is_uncertain_between_the_first_and_the_last_day_of_an_imprecise_start', () => {
    const deal = published('deal', march(5), [set('supply', 1, { from: `[${march(8)}..${march(10)}]` })]);
    expect([7, 8, 9, 10].map((day) => statesOf([deal], 'deal', day))).toEqual([
      'pending',
      'pending? in-force?',
      'pending? in-force?',
      'in-force',
    ]);
  });

  it('remains_in_force_after_the_last_day_of_its_claims', () => {
    const deal = published('deal', march(5), [set('supply', 1, { until: march(8) })]);
    expect(statesOf([deal], 'deal', 20)).toBe('in-force');
  });

  it('is_pending_while_a_condition_is_open_and_lapsed_once_it_is_ruled_out', () => {
    const deal = published('deal', march(5), [set('supply', 1, { fromCondition: 'approval' })]);
    expect(statesOf([deal], 'deal', 9)).toBe('pending');
    expect(statesOf([deal, met('approval', march(8))], 'deal', 9)).toBe('in-force');
    expect(statesOf([deal, ruledOut('approval')], 'deal', 9)).toBe('lapsed');
  });

  it('is_pending_up_to_the_last_day_on_which_its_claims_may_start', () => {
    const deal = published('deal', march(5), [set('supply', 1, { fromCondition: 'approval', by: march(10) })]);
    expect([4, 10, 11].map((day) => stateAsKnown([deal], day))).toEqual(['unpublished', 'pending', 'lapsed']);
  });

  it('is_pending_until_it_is_withdrawn', () => {
    const later = published('deal', march(5), [set('supply', 1, { from: march(20) })]);
    const waiting = published('deal', march(5), [set('supply', 1, { fromCondition: 'approval' })]);
    for (const deal of [later, waiting]) {
      const events = [deal, ended('deal', march(10))];
      expect([9, 10].map((day) => stateAsKnown(events, day))).toEqual(['pending', 'ended']);
      expect([9, 10].map((day) => claimsOf(events, 'deal', 31, day))).toEqual([
        ['supply/all pending'],
        ['supply/all lapsed'],
      ]);
      expect(stateAsKnown([deal, ended('deal', `[${march(10)}..${march(12)}]`)], 11)).toBe('pending? ended?');
    }
  });

  it('is_lapsed_before_it_is_withdrawn_where_its_condition_is_ruled_out', () => {
    const deal = published('deal', march(5), [set('supply', 1, { fromCondition: 'approval' })]);
    expect(stateAsKnown([deal, ruledOut('approval'), ended('deal', march(20))], 12)).toBe('lapsed');
  });

  it('is_amended_by_agreements_of_any_standing_and_restated_by_definitive_ones', () => {
    const deal = published('deal', march(5), [set('supply')]);
    const restated = ofStanding('reported', published('again', march(8), [], 'restatement', ['deal']));
    expect(agreementsAt([deal, restated], 12)).toMatchObject([
      { amends: [], amendedBy: ['again'], restatedBy: [] },
      { amends: ['deal'], standing: 'reported' },
    ]);
  });

  it('is_superseded_from_the_start_of_a_definitive_restatement', () => {
    const deal = published('deal', march(5), [set('supply')]);
    const restated = published('again', march(8), [set('supply', 2, { from: march(12) })], 'restatement', ['deal']);
    const amended = published('more', march(8), [set('royalty')], 'amendment', ['deal']);
    expect(statesOf([deal, restated], 'deal', 11)).toBe('in-force');
    expect(statesOf([deal, restated], 'deal', 12)).toBe('superseded');
    expect(statesOf([deal, amended], 'deal', 12)).toBe('in-force');
    expect(statesOf([deal, ofStanding('reported', restated)], 'deal', 12)).toBe('in-force');
    expect(agreementsAt([deal, restated, amended], 12)[0]).toMatchObject({
      amendedBy: ['again', 'more'],
      restatedBy: ['again'],
    });
  });

  it('is_superseded_by_a_restatement_without_terms_from_its_publication_on', () => {
    const deal = published('deal', march(5), [set('supply')]);
    const restated = published('again', '2024-03', [], 'restatement', ['deal']);
    expect(statesOf([deal, restated], 'deal', 12)).toBe('in-force? superseded?');
    expect(statesOf([deal, restated], 'deal', 31)).toBe('superseded');
  });

  it('is_ended_by_its_own_end_or_by_the_end_of_an_agreement_it_amends', () => {
    const deal = published('deal', march(5), [set('supply')]);
    const amended = published('more', march(6), [set('royalty')], 'amendment', ['deal']);
    const restated = published('again', march(6), [set('voting')], 'restatement', ['deal']);
    const events = [deal, amended, restated, ended('deal', march(10))];
    expect(['deal', 'more', 'again'].map((id) => statesOf(events, id, 10))).toEqual(['ended', 'ended', 'in-force']);
    expect(agreementsAt(events, 10, 'more')[0]!.endings).toMatchObject([
      { agreement: 'deal', fact: { order: [5, 0] } },
    ]);
    expect(statesOf(events, 'more', 9)).toBe('in-force');
  });

  it('is_ended_with_the_partnership_unless_all_its_terms_survive', () => {
    const deal = published('deal', march(5), [set('supply')]);
    const secrecy = published('secrecy', march(5), [set('confidentiality', 1, { survives: true })]);
    const events = [deal, secrecy, partnershipEnded(march(10))];
    expect(['deal', 'secrecy'].map((id) => statesOf(events, id, 12))).toEqual(['ended', 'in-force']);
    expect(agreementsAt(events, 12, 'deal')[0]!.endings).toMatchObject([{ agreement: null }]);
  });

  it('over_an_interval_includes_the_state_on_each_of_its_days', () => {
    const deal = published('deal', march(5), [set('supply', 1, { from: march(12) })]);
    expect(statesOf([deal, ended('deal', march(20))], 'deal', '2024-03')).toBe(
      'unpublished? pending? in-force? ended?',
    );
    expect(statesOf([deal], 'deal', '2024-04')).toBe('in-force');
  });

  it('after_several_publications_has_the_strongest_standing_and_the_last_definitive_publication', () => {
    const [answer] = agreementsAt(
      [
        ofStanding('reported', published('deal', march(5))),
        published('deal', march(7)),
        ofStanding('reported', published('deal', march(8))),
      ],
      9,
    );
    expect(answer).toMatchObject({ standing: 'definitive', publication: { order: [3, 0] } });
    expect(answer!.agreement.published).toHaveLength(3);
  });
});

describe('the claims of an agreement', () => {
  it('are_listed_by_term_with_their_current_state', () => {
    const deal = published('deal', march(5), [
      set('confidentiality', 1, { until: march(8) }),
      set('option', 1, { from: march(25) }),
      set('purpose'),
      set('royalty'),
      set('supply'),
      set('voting', 1, { fromCondition: 'approval' }),
      { effect: 'end', kind: 'warranty', scope: 'all' },
    ]);
    const end: Effect = { effect: 'end', kind: 'royalty', scope: 'all' };
    const later = statement(march(10), set('supply', 2), end, set('purpose', 2, { from: '2024-03' }));
    const events = [deal, later, statement(march(12), set('royalty', 3)), ruledOut('approval')];
    expect(claimsOf(events, 'deal', 15)).toEqual([
      'confidentiality/all ended',
      'option/all pending',
      'purpose/all in-force?',
      'royalty/all ended',
      'supply/all superseded',
      'voting/all lapsed',
      'warranty/all in-force',
    ]);
    expect(agreementsAt(events, 15)[0]).toMatchObject({ claims: 7, terms: { length: 7 } });
  });

  it('that_are_overrides_are_superseded_by_other_overrides_and_not_by_base_claims', () => {
    const waiver: Effect = { effect: 'override', kind: 'supply', scope: 'all', value: null, until: march(30) };
    const deal = published('deal', march(5), [waiver]);
    expect(claimsOf([deal, statement(march(8), set('supply'))], 'deal', 10)).toEqual(['supply/all in-force']);
    expect(claimsOf([deal, statement(march(8), { ...waiver, value: 3 })], 'deal', 10)).toEqual([
      'supply/all superseded',
    ]);
  });
});
