import { answersOf, type TermAnswer } from './answers';
import { type Content, type History, keyOf } from './events';
import { referenceHistory } from './reference-events';
import { resolved } from './resolve';

const TODAY = '2026-11-22';

/** A history as it was known on a day: the version recorded by then, and that day as the clock. */
function knownAt(history: History, day: string): { version: number; clock: string } {
  return { version: history.filter(({ recordedAt }) => recordedAt.slice(0, 10) <= day).length, clock: day };
}

function answer(term: string, at: string, known = TODAY, history: History = referenceHistory): TermAnswer | undefined {
  return answersOf(history, { ...knownAt(history, known), days: [at] }).terms[term]?.[at];
}

/** `exclusive definitely`: the exclusivity of the value where it has one. */
function told(term: string, at: string, known = TODAY, history: History = referenceHistory): string {
  const values = answer(term, at, known, history)?.values ?? [];
  return (
    values
      .map(({ value, certainty }) => {
        const { exclusivity = 'set' } = value as { exclusivity?: string };
        return `${exclusivity} ${certainty}`;
      })
      .join(', ') || 'not'
  );
}

function after(...contents: Content[]): History {
  const more = contents.map((content, index) => ({
    ...content,
    id: `made-up-${index + 1}`,
    version: referenceHistory.length + index + 1,
    recordedAt: '2026-11-22T12:00:00.000Z',
  }));
  return [...referenceHistory, ...more];
}

const statusOn = (day: string, known: string): Map<string, unknown> => {
  const { terms } = answersOf(referenceHistory, { ...knownAt(referenceHistory, known), days: [day] });
  return new Map(
    Object.entries(terms).map(([term, byDay]) => {
      const { values = [], inForce } = byDay[day] ?? {};
      return [term, { inForce, values: values.map(({ lastReaffirmed: _last, ...value }) => value) }];
    }),
  );
};

function changed(from: string, to: string, known: string): string[] {
  const [was, now] = [statusOn(from, known), statusOn(to, known)];
  return [...now.keys()].filter((term) => JSON.stringify(was.get(term)) !== JSON.stringify(now.get(term)));
}

describe('the reference timeline', () => {
  it('has_fifteen_events_whose_dates_all_parse', () => {
    expect(referenceHistory).toHaveLength(15);
  });

  it.each([
    ['compute-supply/all', '2019-07-21', TODAY, 'not'],
    ['compute-supply/all', '2019-07-22', TODAY, 'exclusive definitely'],
    ['compute-supply/all', '2025-02-01', TODAY, 'right-of-first-refusal definitely'],
    ['compute-supply/all', '2025-11-01', TODAY, 'not'],
    ['revenue-share/other-clouds', '2025-12-01', TODAY, 'set definitely'],
    ['api-hosting/stateless', '2026-03-01', TODAY, 'exclusive definitely'],
    ['api-hosting/stateless', '2025-12-01', TODAY, 'exclusive definitely'],
    ['api-hosting/all', '2025-12-01', '2026-01-01', 'exclusive definitely'],
    ['api-hosting/all', '2025-12-01', TODAY, 'not'],
    ['api-hosting/all', TODAY, TODAY, 'none definitely'],
    ['api-hosting/stateless', TODAY, TODAY, 'not'],
    ['api-hosting/stateless', '2031-01-01', '2026-03-15', 'exclusive possibly'],
    ['api-hosting/stateless', '2031-01-01', TODAY, 'not'],
    ['exclusivity/ip-licence', '2026-04-26', TODAY, 'exclusive definitely'],
    ['exclusivity/ip-licence', '2026-04-27', TODAY, 'not'],
    ['ip-licence/research', '2030-12-31', TODAY, 'set possibly'],
    ['ip-licence/research', '2031-01-01', TODAY, 'not'],
    ['ip-licence/models-and-products', '2032-12-31', TODAY, 'non-exclusive definitely'],
    ['ip-licence/models-and-products', '2033-01-01', TODAY, 'not'],
    ['investment/amazon-conditional', TODAY, TODAY, 'not'],
    ['investment/amazon-conditional', '2030-01-01', TODAY, 'set possibly'],
  ])('%s_at_%s_known_at_%s_is_%s', (term, at, known, expected) => {
    expect(told(term, at, known)).toBe(expected);
  });

  it('revenue_share_of_other_clouds_was_not_known_before_the_joint_statement', () => {
    expect(answer('revenue-share/other-clouds', '2025-12-01', '2026-01-01')).toBeUndefined();
  });

  it('stateless_resolves_to_any_cloud_from_the_general_scope', () => {
    const question = { ...knownAt(referenceHistory, TODAY), at: TODAY };
    expect(resolved(referenceHistory, question, { kind: 'api-hosting', scope: 'stateless' })).toMatchObject([
      { value: { exclusivity: 'none' }, certainty: 'definitely', resolvedFrom: 'all' },
    ]);
  });

  it('agi_verified_in_an_unknown_day_of_may_2029_leaves_the_research_licence_possible_in_may', () => {
    const history = after({ type: 'ConditionMet', occurred: '2029-05', data: { condition: 'agi-verified' } });
    expect(told('ip-licence/research', '2029-04-30', TODAY, history)).toBe('set definitely');
    expect(told('ip-licence/research', '2029-05-10', TODAY, history)).toBe('set possibly');
    expect(told('ip-licence/research', '2029-06-01', TODAY, history)).toBe('not');
  });

  it('the_conditional_investment_is_pending_then_met_or_ruled_out', () => {
    const { days } = answersOf(referenceHistory, { version: 15, clock: TODAY, days: [TODAY] });
    expect(days[TODAY]?.pending).toMatchObject([{ scope: 'amazon-conditional', waitsFor: 'amazon-conditions' }]);
    const condition = 'amazon-conditions';
    const met = after({ type: 'ConditionMet', occurred: '2027-03-01', data: { condition } });
    expect(told('investment/amazon-conditional', '2027-03-01', TODAY, met)).toBe('set definitely');
    expect(told('investment/amazon-conditional', '2027-02-28', TODAY, met)).toBe('not');
    const never = after({ type: 'ConditionRuledOut', occurred: '2027-03-01', data: { condition } });
    expect(told('investment/amazon-conditional', '2030-01-01', TODAY, never)).toBe('not');
  });

  it('october_2025_differs_from_the_day_before_in_the_terms_of_event_7', () => {
    const touched = (referenceHistory[6]?.type === 'AgreementPublished' ? (referenceHistory[6].effects ?? []) : [])
      .filter(({ effect }) => effect !== 'reaffirm')
      .map(keyOf);
    // The same exclusivity of API hosting as since 2023: a condition of its end is no difference of that day.
    const same = ['api-hosting/all'];
    const expected = [...touched.filter((term) => !same.includes(term)), 'ip-licence/models'];
    expect(changed('2025-10-27', '2025-10-28', '2025-12-31').toSorted()).toEqual(expected.toSorted());
  });

  it('nothing_between_the_two_changes_on_the_day_of_the_joint_statement', () => {
    const terms = changed('2026-02-26', '2026-02-27', TODAY);
    expect(terms.toSorted()).toEqual(['compute-purchase/aws', 'distribution/frontier', 'investment/amazon']);
  });

  it('april_2026_differs_from_the_day_before_in_the_terms_of_event_12_but_for_product_hosting', () => {
    expect(changed('2026-04-26', '2026-04-27', TODAY).toSorted()).toEqual([
      'api-hosting/all',
      'api-hosting/stateless',
      'exclusivity/ip-licence',
      'ip-licence/models-and-products',
      'product-hosting/first-party',
      'revenue-share/both-directions',
      'revenue-share/openai-to-microsoft',
    ]);
  });

  it('the_memorandum_is_announced_until_the_definitive_agreement', () => {
    const days = ['2025-09-10', '2025-09-20', '2025-10-27', '2025-10-28'];
    const told = answersOf(referenceHistory, { ...knownAt(referenceHistory, TODAY), days }).days;
    expect(days.map((day) => told[day]?.announced)).toEqual([[], ['reference-6'], ['reference-6'], []]);
  });

  it('amazon_dissents_and_the_article_is_not_counted', () => {
    const { contested, notCounted } = answer('product-hosting/first-party', '2026-03-01') ?? {};
    expect(contested).toMatchObject([{ eventId: 'reference-9' }]);
    expect(notCounted).toMatchObject([{ eventId: 'reference-11', because: 'reported', effect: 'contest' }]);
    expect(answer('api-hosting/all', TODAY)?.notCounted).toMatchObject([{ eventId: 'reference-14' }]);
  });

  it('the_joint_statement_reaffirms_what_binds_only_the_two', () => {
    const last = (term: string) => answer(term, '2026-03-01')?.values[0]?.lastReaffirmed;
    expect(last('exclusivity/ip-licence')).toEqual({ on: '2026-02-27', eventId: 'reference-10' });
    expect(last('compute-purchase/aws')).toBeNull();
  });

  it('the_investment_of_2023_is_undisclosed_and_the_sources_are_reviewed_through_september_2026', () => {
    expect(answer('investment/2023', TODAY)?.values[0]?.value).toEqual({ undisclosed: true });
    expect(answersOf(referenceHistory, { version: 15, clock: TODAY, days: [TODAY] }).reviewedThrough).toBe(
      '2026-09-30',
    );
    expect(answersOf(referenceHistory, { version: 14, clock: TODAY, days: [TODAY] }).reviewedThrough).toBeNull();
  });
});

describe('the timeline as the article tells it', () => {
  const started = (occurred: string): Content<'PartnershipStarted'> => ({
    type: 'PartnershipStarted',
    occurred,
    data: {
      name: 'as told',
      parties: [
        { id: 'microsoft', name: 'Microsoft' },
        { id: 'openai', name: 'OpenAI' },
      ],
    },
    effects: [{ effect: 'set', kind: 'compute-supply', scope: 'all', value: { exclusivity: 'exclusive' } }],
  });
  const history: History = [
    { ...started('2019'), id: 'started', version: 1, recordedAt: '2026-03-31T12:00:00.000Z' },
    {
      type: 'EventCorrected',
      data: { target: 'started', reason: 'a better source', replacement: started('2019-07-22') },
      id: 'corrected',
      version: 2,
      recordedAt: '2026-04-02T12:00:00.000Z',
    },
  ];

  it.each([
    ['2019-03-01', 'exclusive possibly', 'not'],
    ['2019-08-01', 'exclusive possibly', 'exclusive definitely'],
    ['2020-01-01', 'exclusive definitely', 'exclusive definitely'],
  ])('at_%s_is_%s_before_the_correction_and_%s_after', (at, before, since) => {
    expect(told('compute-supply/all', at, '2026-04-01', history)).toBe(before);
    expect(told('compute-supply/all', at, '2026-04-03', history)).toBe(since);
  });
});
