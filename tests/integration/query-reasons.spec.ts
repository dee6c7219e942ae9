import { randomUUID } from 'node:crypto';
import { startQuestions, type Questions } from './support/questions';

interface Difference {
  kind: string;
  scope: string;
  was: { value: Record<string, unknown>; certainty: string; term?: object }[];
  now: { value: Record<string, unknown>; certainty: string }[];
  replacedBy?: object;
  causes: { because: string; version: number; sources: unknown[] }[];
}

let questions: Questions;
const path = '/v1/partnerships/microsoft-openai';
beforeAll(async () => {
  questions = await startQuestions();
  await questions.recordTimeline('microsoft-openai');
  await questions.recordTimeline('microsoft-openai-as-told');
});
afterAll(() => questions.close());

const diff = async (query: string, id = 'microsoft-openai') =>
  (await questions.ask<{ terms: Difference[] }>(`/v1/partnerships/${id}/diff?${query}`)).terms;
const nameOf = ({ kind, scope }: { kind: string; scope: string }) => `${kind}/${scope}`;

describe('a difference', () => {
  test('between_two_days_lists_the_terms_of_the_agreement_of_october_2025_and_later_clarifications', async () => {
    const terms = await diff('fromAt=2025-10-27&toAt=2025-10-28');
    expect(terms.map(nameOf)).toEqual([
      'agi-determination/all',
      'api-hosting/all',
      'api-hosting/stateless',
      'api-hosting/us-national-security',
      'compute-purchase/azure',
      'compute-supply/additional',
      'compute-supply/all',
      'cooperation/engineering',
      'cooperation/products',
      'equity-stake/microsoft',
      'exclusivity/ip-licence',
      'independent-pursuit/microsoft',
      'independent-pursuit/open-weights',
      'ip-licence/models',
      'ip-licence/models-and-products',
      'ip-licence/research',
      'product-hosting/all',
      'product-hosting/first-party',
      'purchase-channel/stateless-apis',
      'revenue-share/both-directions',
      'revenue-share/other-clouds',
      'third-party-collaboration/openai',
    ]);
    const licence = terms.find((term) => term.scope === 'models-and-products')!;
    expect(licence.was).toMatchObject([{ certainty: 'definitely', term: { kind: 'ip-licence', scope: 'models' } }]);
    expect(licence.now).toMatchObject([{ certainty: 'definitely', value: { subject: 'models and products' } }]);
    expect(licence.causes).toMatchObject([{ because: 'set', version: 7 }]);
    expect(licence.causes[0]!.sources).not.toEqual([]);
    expect(terms.find((term) => term.scope === 'models')).toMatchObject({
      now: [],
      replacedBy: { kind: 'ip-licence', scope: 'models-and-products' },
      causes: [{ because: 'ended', version: 7 }],
    });
    expect(terms.find((term) => nameOf(term) === 'compute-supply/all')!.now).toEqual([]);
  });

  test('on_both_axes_lists_what_one_day_changed_between_two_parties', async () => {
    const terms = await diff(
      'fromAt=2026-02-26&toAt=2026-02-27&fromKnownAt=2026-02-26&toKnownAt=2026-02-27&between=microsoft,openai',
    );
    expect(terms.map(nameOf)).toEqual([
      'api-hosting/all',
      'api-hosting/stateless',
      'compute-supply/additional',
      'cooperation/engineering',
      'cooperation/products',
      'independent-pursuit/both',
      'product-hosting/first-party',
      'purchase-channel/stateless-apis',
      'revenue-share/other-clouds',
      'third-party-collaboration/others',
    ]);
    expect(terms[1]!.was).toMatchObject([{ term: { kind: 'api-hosting', scope: 'all' } }]);
  });

  test('that_a_correction_caused_names_the_correction', async () => {
    const terms = await diff(
      'fromAt=2019-03-01&toAt=2019-03-01&fromKnownAt=2026-04-01&toKnownAt=2026-05-01',
      'microsoft-openai-as-told',
    );
    expect(terms).toMatchObject([
      { was: [{ certainty: 'possibly' }], now: [], causes: [{ because: 'corrected', version: 5 }] },
    ]);
  });

  test('that_a_correction_of_a_condition_caused_names_the_correction', async () => {
    const id = 'reasons-of-acts';
    const event = (type: string, occurred: string, data: object, effects: object[] = []) => {
      const sources = [{ publisher: 'test' }];
      return { id: randomUUID(), type, occurred, title: type, standing: 'definitive', sources, data, effects };
    };
    const value = { summary: 'one year' };
    const condition = 'approval';
    const met = event('ConditionMet', '2022-01-01', { condition });
    const parties = ['a', 'b'].map((party) => ({ id: party, name: party }));
    const { id: _, ...replacement } = { ...met, occurred: '2023-01-01' };
    const outcome = await questions.pipeline.record(id, [
      event('PartnershipStarted', '2020-01-01', { name: 'a and b', parties }),
      event('StatementMade', '2021-01-01', { statement: 'so it is', form: 'notice' }, [
        { effect: 'set', kind: 'warranty', value, fromCondition: condition },
      ]),
      met,
      { type: 'EventCorrected', data: { target: met.id, replacement, reason: 'a better source' } },
      { type: 'EventRetracted', data: { target: met.id, reason: 'it was not met' } },
    ]);
    if (outcome.outcome !== 'recorded') throw new Error(JSON.stringify(outcome));
    const causes = async (at: string, version: number) => {
      const terms = await diff(`fromAt=${at}&toAt=${at}&fromVersion=${version - 1}&toVersion=${version}`, id);
      return terms.flatMap((term) => term.causes.map(({ because, version }) => [because, version]));
    };
    expect(await causes('2022-06-01', 3)).toEqual([['condition-met', 3]]);
    expect(await causes('2022-06-01', 4)).toEqual([['corrected', 4]]);
    expect(await causes('2023-06-01', 5)).toEqual([['retracted', 5]]);
  });

  test('names_the_correction_of_the_start_by_which_other_parties_are_bound', async () => {
    const id = 'with-corrected-founders';
    const event = (type: string, data: object, effects: object[] = []) => {
      const sources = [{ publisher: 'test' }];
      return { type, occurred: '2020-01-01', title: type, standing: 'definitive', sources, data, effects };
    };
    const start = (...founders: string[]) => {
      const parties = founders.map((party) => ({ id: party, name: party }));
      return event('PartnershipStarted', { name: 'A and B', parties });
    };
    const target = randomUUID();
    const reason = 'c was there from the beginning';
    const outcome = await questions.pipeline.record(id, [
      { id: target, ...start('a', 'b') },
      event('StatementMade', { statement: 'so it is', form: 'notice' }, [
        { effect: 'set', kind: 'warranty', value: { summary: 'one year' } },
      ]),
      { type: 'EventCorrected', data: { target, replacement: start('a', 'b', 'c'), reason } },
    ]);
    if (outcome.outcome !== 'recorded') throw new Error(JSON.stringify(outcome));
    const [difference] = await diff('fromAt=2021-01-01&toAt=2021-01-01&fromVersion=2&toVersion=3', id);
    expect(difference).toMatchObject({
      was: [{ between: ['a', 'b'] }],
      now: [{ between: ['a', 'b', 'c'] }],
      causes: [{ because: 'corrected', version: 3 }],
    });
  });

  test('can_be_limited_to_a_kind_and_a_scope', async () => {
    const days = 'fromAt=2025-10-27&toAt=2025-10-28';
    expect((await diff(`${days}&kind=api-hosting`)).map(nameOf)).toEqual([
      'api-hosting/all',
      'api-hosting/stateless',
      'api-hosting/us-national-security',
    ]);
    expect((await diff(`${days}&scope=microsoft.*`)).map(nameOf)).toEqual([
      'equity-stake/microsoft',
      'independent-pursuit/microsoft',
    ]);
    expect(await diff(`${days}&kind=api-hosting&scope=azure`)).toEqual([]);
  });

  test('is_pinned_by_its_self_link', async () => {
    const address = `${path}/diff?fromAt=2025-10-27&toAt=2025-10-28&kind=api-hosting&scope=all`;
    const answer = await questions.ask<{ links: { self: string } }>(address);
    expect(await questions.ask(answer.links.self)).toEqual(answer);
  });

  test.each([
    ['fromAt=2025-02-29', 'date-invalid', '/fromAt'],
    ['toKnownAt=2027-01-01', 'known-at-in-future', '/toKnownAt'],
    ['fromVersion=16', 'version-unknown', '/fromVersion'],
    ['scope=*', 'query-invalid', '/scope'],
  ])('of_%s_is_refused_as_%s', async (query, code, pointer) => {
    expect(await questions.refused(`${path}/diff?${query}`)).toMatchObject({
      status: 400,
      code,
      errors: [{ pointer }],
    });
  });
});

describe('an explanation', () => {
  interface Explanation {
    considered: {
      term: { scope: string };
      version: number;
      because: string;
      governs: boolean;
      from: string;
      by?: object;
    }[];
    reaffirmations: { term: { scope: string }; version: number; on: string }[];
    replaced: object[];
    corrections: {
      version: number;
      state: string;
      said: { occurred: string };
      acts: { version: number; said: object }[];
    }[];
    answers: { certainty: string }[];
    links: { self: string };
  }
  const explain = (term: string, at: string, id = 'microsoft-openai') =>
    questions.ask<Explanation>(`/v1/partnerships/${id}/terms/${term}/explanation?at=${at}`);

  test('reaches_back_to_the_wording_that_was_narrowed', async () => {
    const answer = await explain('api-hosting/stateless', '2026-03-01');
    expect(answer.answers).toMatchObject([{ certainty: 'definitely' }]);
    expect(answer.replaced).toEqual([{ kind: 'api-hosting', scope: 'all' }]);
    expect(answer.considered.map(({ term, from, because }) => `${term.scope} ${from} ${because}`)).toEqual([
      'all 2023-01-23 superseded',
      'all 2025-10-28 replaced',
      'stateless 2025-10-28 in-force',
      'all 2025-10-28 ended',
      'stateless 2026-04-27 not-yet-started',
      'all 2026-04-27 not-yet-started',
    ]);
    expect(answer.considered[0]!.by).toMatchObject({ version: 7 });
    expect(answer.reaffirmations.map(({ term, on, version }) => `${term.scope} ${on} ${version}`)).toEqual([
      'all 2025-01-21 4',
      'stateless 2026-02-27 10',
    ]);
    expect(await questions.ask(answer.links.self)).toEqual(answer);
  });

  test('shows_corrections_with_the_former_content', async () => {
    const answer = await explain('compute-supply/all', '2019-08-01', 'microsoft-openai-as-told');
    expect(answer.corrections).toMatchObject([
      {
        version: 1,
        state: 'corrected',
        said: { occurred: '2019' },
        acts: [{ version: 5, said: { occurred: '2019-07-22' } }],
      },
    ]);
  });

  test('shows_no_correction_before_it_was_recorded', async () => {
    const id = 'microsoft-openai-as-told';
    const answer = await explain('compute-supply/all', '2019-08-01&knownAt=2026-04-01', id);
    expect(answer.corrections).toEqual([]);
  });

  test('names_dissenting_parties', async () => {
    expect(await explain('product-hosting/first-party', '2026-03-01')).toMatchObject({
      answers: [
        {
          value: { provider: 'microsoft' },
          contested: [{ assertedBy: ['amazon'] }],
          notCounted: [{ version: 11, because: 'reported' }],
        },
      ],
    });
  });
});

describe('a history', () => {
  interface History {
    segments: {
      from: string;
      to: string | null;
      answers: { certainty: string; possiblyAfter?: string }[];
      ends: object[];
    }[];
    reaffirmations: { on: string }[];
  }

  test('lists_each_segment_with_its_end_and_its_open_condition', async () => {
    const answer = await questions.ask<History>(`${path}/terms/api-hosting/all`);
    expect(
      answer.segments.map(({ from, to, answers }) => [from, to, answers.map(({ certainty }) => certainty)]),
    ).toEqual([
      ['2023-01-23', '2025-10-28', ['definitely']],
      ['2025-10-28', '2026-04-27', []],
      ['2026-04-27', null, ['definitely']],
    ]);
    expect(answer.segments[1]!.ends).toMatchObject([{ version: 10, replacedBy: { scope: 'stateless' } }]);
    const narrowed = await questions.ask<History>(`${path}/terms/api-hosting/stateless?knownAt=2026-03-15`);
    expect(narrowed.segments).toMatchObject([
      { to: null, answers: [{ certainty: 'definitely', possiblyAfter: '2026-03-15' }] },
    ]);
  });

  test('of_an_unknown_term_is_empty', async () => {
    expect(await questions.ask(`${path}/terms/exclusivity/all`)).toMatchObject({ segments: [], contested: [] });
  });
});

test('a_timeline_can_be_limited_to_a_kind_and_a_scope', async () => {
  const answer = await questions.ask<{
    events: object[];
    terms: { kind: string; scope: string }[];
    links: { self: string };
  }>(`${path}/timeline?kind=product-hosting&scope=first-party.*`);
  expect(answer.terms.map(nameOf)).toEqual(['product-hosting/first-party']);
  expect(answer.events).toHaveLength(15);
  expect(await questions.ask(answer.links.self)).toEqual(answer);
});

test('a_timeline_contains_the_standing_events_and_the_segments_of_every_term', async () => {
  const answer = await questions.ask<{
    events: { version: number; occurred: string; correctedBy?: object }[];
    terms: { kind: string; scope: string; segments: object[] }[];
  }>(`${path}/timeline`);
  expect(answer.events.map(({ version }) => version)).toEqual(Array.from({ length: 15 }, (_, index) => index + 1));
  expect(answer.terms.map(nameOf)).toContain('product-hosting/first-party');
  expect(answer.terms).toHaveLength(36);
  expect(answer).toMatchObject({
    recordings: answer.events.map(({ version }) => ({ version })),
    announced: [{ version: 6, days: { from: '2025-09-11', to: '2025-10-28' } }],
  });
  expect(answer.events[10]).toMatchObject({ days: { lo: '2026-02-27', hi: '2026-03-31' } });
  const firstParty = answer.terms.find((term) => nameOf(term) === 'product-hosting/first-party');
  expect(firstParty).toMatchObject({ contested: [{ days: { from: '2026-02-27', to: null } }] });
  const corrected = await questions.ask<typeof answer>('/v1/partnerships/microsoft-openai-as-told/timeline');
  expect(corrected.events).toMatchObject([
    { version: 1, occurred: '2019-07-22', correctedBy: { version: 5 } },
    { version: 2 },
    { version: 3 },
    { version: 4 },
  ]);
});
