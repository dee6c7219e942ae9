import { randomUUID } from 'node:crypto';
import { freshDatabase, type FreshDatabase } from '#testing';
import { get, record } from './support/http';
import { queryTerms, entriesOf, inWords, namesOf, query, type Entry, type Parameters } from './support/questions';
import { importTimeline, referenceLines } from './support/reference';
import { endServices, environmentOf, startStandalone, type Service } from './support/service';

/* Each row of the acceptance questions of edition 2, about the bundled timeline and about the timeline according to one article. */

const ID = 'microsoft-openai';
const IDS = referenceLines(ID).map(({ events }) => events[0]!.id);
/** The id of the n-th event of the reference timeline. */
const eventId = (n: number): string => IDS[n - 1]!;
/** Queries are about the knowledge of this day, so that open conditions stay open whenever the test runs. */
const TODAY = '2026-11-22';

let database: FreshDatabase;
let service: Service;

beforeAll(async () => {
  database = await freshDatabase();
  const place = { topicPrefix: `e2e-${randomUUID()}`, databaseUrl: database.url };
  service = await startStandalone({ ...environmentOf(place), REFERENCE_TIMELINE: 'on' });
});
afterAll(async () => {
  await endServices();
  await database.drop();
});

const termsAt = (parameters: Parameters = {}, id = ID) =>
  queryTerms(service.url, id, { knownAt: TODAY, ...parameters });
const about = async (path: string): Promise<unknown> =>
  (await get(`${service.url}/v1/partnerships/${ID}/${path}`)).body;

/** Imports a copy of the timeline and adds an invented event. */
async function copyWith(copy: string, type: string, occurred: string, condition: string): Promise<void> {
  await importTimeline(service.url, referenceLines(ID, copy));
  const event = { type, occurred, title: 'made up', sources: [{ publisher: 'made up' }], data: { condition } };
  expect((await record(service.url, copy, [event])).status).toBe(201);
}

describe('the terms in force on a day', () => {
  test.each([
    ['compute-supply/all', '2019-07-21', TODAY, 'not'],
    ['compute-supply/all', '2019-07-22', TODAY, 'definitely "exclusive"'],
    ['compute-supply/all', '2025-02-01', TODAY, 'definitely "right-of-first-refusal"'],
    ['compute-supply/all', '2025-11-01', TODAY, 'not'],
    ['api-hosting/stateless', '2026-03-01', TODAY, 'definitely "exclusive"'],
    ['api-hosting/stateless', '2025-12-01', TODAY, 'definitely "exclusive"'],
    ['api-hosting/all', '2025-12-01', '2026-01-01', 'definitely "exclusive"'],
    ['api-hosting/all', '2025-12-01', TODAY, 'not'],
    ['api-hosting/all', TODAY, TODAY, 'definitely "none"'],
    ['api-hosting/stateless', TODAY, TODAY, 'not'],
    ['api-hosting/stateless', '2031-01-01', '2026-03-15', 'possibly "exclusive"'],
    ['api-hosting/stateless', '2031-01-01', TODAY, 'not'],
    ['exclusivity/ip-licence', '2026-04-26', TODAY, 'definitely "exclusive"'],
    ['exclusivity/ip-licence', '2026-04-27', TODAY, 'not'],
    ['ip-licence/models-and-products', '2032-12-31', TODAY, 'definitely "non-exclusive"'],
    ['ip-licence/models-and-products', '2033-01-01', TODAY, 'not'],
  ])('%s_on_%s_known_on_%s_is_%s', async (term, at, knownAt, expected) => {
    expect(inWords(await termsAt({ at, knownAt }), term)).toBe(expected);
  });

  test.each([
    ['revenue-share/other-clouds', '2025-12-01', '2026-01-01', 'payer', 'not'],
    ['revenue-share/other-clouds', '2025-12-01', TODAY, 'payer', 'definitely "openai"'],
    ['ip-licence/research', '2030-12-31', TODAY, 'subject', 'possibly "research"'],
    ['ip-licence/research', '2031-01-01', TODAY, 'subject', 'not'],
    ['investment/amazon-conditional', TODAY, TODAY, 'investor', 'not'],
    ['investment/amazon-conditional', '2030-01-01', TODAY, 'investor', 'possibly "amazon"'],
  ])('%s_on_%s_known_on_%s_has_the_%s_%s', async (term, at, knownAt, member, expected) => {
    expect(inWords(await termsAt({ at, knownAt }), term, member)).toBe(expected);
  });

  test('stateless_apis_resolve_today_to_any_cloud_by_the_scope_all', async () => {
    const parameters = { at: TODAY, kind: 'api-hosting', scope: 'stateless', resolve: 'true' };
    expect((await termsAt(parameters)).terms).toMatchObject([
      { certainty: 'definitely', value: { provider: '*' }, resolvedFrom: 'all' },
    ]);
  });

  test('the_conditional_investment_is_pending_with_its_condition', async () => {
    expect(await termsAt({ at: TODAY, kind: 'investment' })).toMatchObject({
      pending: [{ kind: 'investment', scope: 'amazon-conditional', waitsFor: 'amazon-conditions', by: null }],
    });
  });

  test('the_amount_of_2023_is_undisclosed_and_neither_unknown_nor_none', async () => {
    expect(entriesOf(await termsAt({ at: TODAY }), 'investment/2023')).toMatchObject([
      { value: { undisclosed: true }, certainty: 'definitely' },
    ]);
  });

  test('sources_were_reviewed_through_the_end_of_september_2026', async () => {
    expect(await termsAt()).toMatchObject({ reviewedThrough: '2026-09-30' });
    expect(await termsAt({ knownAt: '2026-09-29' })).toMatchObject({ reviewedThrough: null });
  });
});

describe('after an additional event', () => {
  test('a_condition_met_in_a_month_ends_rights_within_it', async () => {
    await copyWith('verified', 'ConditionMet', '2029-05', 'agi-verified');
    const on = async (at: string) =>
      inWords(await termsAt({ at, knownAt: today() }, 'verified'), 'ip-licence/research', 'subject');
    expect(await on('2029-04-30')).toBe('definitely "research"');
    expect(await on('2029-05-10')).toBe('possibly "research"');
    expect(await on('2029-06-01')).toBe('not');
  });

  test.each([
    ['ConditionMet', '2027-03-01', '2027-03-01', 'definitely "amazon"'],
    ['ConditionRuledOut', '2027-03-01', '2030-01-01', 'not'],
  ])('after_%s_on_%s_the_conditional_investment_on_%s_is_%s', async (type, occurred, at, expected) => {
    const copy = `amazon-${type.toLowerCase()}`;
    await copyWith(copy, type, occurred, 'amazon-conditions');
    const answer = await termsAt({ at, knownAt: today() }, copy);
    expect(inWords(answer, 'investment/amazon-conditional', 'investor')).toBe(expected);
    expect(answer.pending).toEqual([]);
  });
});

describe('all terms of September 2025', () => {
  const OF_JANUARY_2025 = [
    'api-hosting/all',
    'compute-purchase/azure-2025',
    'compute-purchase/stargate',
    'compute-supply/all',
    'cooperation/research',
    'investment/2019',
    'investment/2023',
    'ip-licence/gpt-3',
    'ip-licence/models',
    'product-hosting/all',
    'purpose/all',
    'revenue-share/both-directions',
  ];
  const CLARIFIED = ['independent-pursuit/both', 'third-party-collaboration/others'];
  const memorandum = [{ eventId: eventId(6), standing: 'non-binding' }];

  test('were_known_then_as_those_of_january_beside_an_announced_memorandum', async () => {
    const then = await termsAt({ at: '2025-09-20', knownAt: '2025-09-20' });
    expect(namesOf(then)).toEqual(OF_JANUARY_2025);
    expect(inWords(then, 'compute-supply/all')).toBe('definitely "right-of-first-refusal"');
    expect(then.announced).toMatchObject(memorandum);
  });

  test('are_known_today_as_the_same_and_the_later_clarified_ones', async () => {
    const then = await termsAt({ at: '2025-09-20', knownAt: '2025-09-20' });
    const now = await termsAt({ at: '2025-09-20' });
    expect(namesOf(now).toSorted()).toEqual([...OF_JANUARY_2025, ...CLARIFIED].toSorted());
    const withoutOthers = (terms: readonly Entry[]) =>
      terms.map(({ kind, scope, value, certainty }) => ({ kind, scope, value, certainty }));
    const others = now.terms.filter(({ kind, scope }) => !CLARIFIED.includes(`${kind}/${scope}`));
    expect(withoutOthers(others)).toEqual(withoutOthers(then.terms));
    expect(now.announced).toMatchObject(memorandum);
  });

  test('the_memorandum_is_announced_from_its_day_until_the_agreement', async () => {
    const announced = async (at: string) => (await termsAt({ at })).announced;
    expect(await announced('2025-09-10')).toEqual([]);
    expect(await announced('2025-10-27')).toMatchObject(memorandum);
    expect(await announced('2025-10-28')).toEqual([]);
  });
});

describe('the difference between two days', () => {
  interface Difference {
    readonly kind: string;
    readonly scope: string;
    readonly was: readonly { value: object; term?: { kind: string; scope: string } }[];
    readonly now: readonly { value: object }[];
    readonly replacedBy?: { kind: string; scope: string };
    readonly causes: readonly { eventId: string }[];
  }
  const diff = async (fromAt: string, toAt: string, knownAt: string, more: Parameters = {}) => {
    const parameters = query({ fromAt, toAt, fromKnownAt: knownAt, toKnownAt: knownAt, ...more });
    const { terms } = (await about(`diff?${parameters}`)) as { terms: readonly Difference[] };
    return new Map(terms.map((term) => [`${term.kind}/${term.scope}`, term]));
  };

  test('of_october_2025_as_known_in_that_year_lists_the_terms_of_the_new_agreement', async () => {
    const changed = await diff('2025-10-27', '2025-10-28', '2025-12-31');
    expect([...changed.keys()]).toEqual([
      'agi-determination/all',
      'api-hosting/all',
      'api-hosting/us-national-security',
      'compute-purchase/azure',
      'compute-supply/all',
      'equity-stake/microsoft',
      'exclusivity/ip-licence',
      'independent-pursuit/microsoft',
      'independent-pursuit/open-weights',
      'ip-licence/models',
      'ip-licence/models-and-products',
      'ip-licence/research',
      'product-hosting/all',
      'revenue-share/both-directions',
      'third-party-collaboration/openai',
    ]);
    for (const { was, now, causes } of changed.values()) {
      expect(was).not.toEqual(now);
      expect(causes.map((cause) => cause.eventId)).toContain(eventId(7));
    }
    expect(changed.get('ip-licence/models-and-products')).toMatchObject({
      was: [{ value: { subject: "OpenAI's models" }, term: { kind: 'ip-licence', scope: 'models' } }],
      now: [{ value: { subject: 'models and products' } }],
    });
    expect(changed.get('ip-licence/models')).toMatchObject({
      now: [],
      replacedBy: { kind: 'ip-licence', scope: 'models-and-products' },
    });
    expect(changed.get('compute-supply/all')).toMatchObject({
      was: [{ value: { exclusivity: 'right-of-first-refusal' } }],
      now: [],
    });
  });

  test('of_27_february_2026_between_microsoft_and_openai_is_empty', async () => {
    expect(await diff('2026-02-26', '2026-02-27', TODAY, { between: 'microsoft,openai' })).toEqual(new Map());
  });

  test('of_april_2026_lists_the_terms_that_the_amendment_changed', async () => {
    const changed = await diff('2026-04-26', '2026-04-27', TODAY);
    expect([...changed.keys()]).toEqual([
      'api-hosting/all',
      'api-hosting/stateless',
      'exclusivity/ip-licence',
      'ip-licence/models-and-products',
      'product-hosting/first-party',
      'revenue-share/both-directions',
      'revenue-share/openai-to-microsoft',
    ]);
    expect(changed.get('api-hosting/all')).toMatchObject({ was: [], now: [{ value: { exclusivity: 'none' } }] });
    expect(changed.get('exclusivity/ip-licence')).toMatchObject({ was: [{ certainty: 'definitely' }], now: [] });
    expect(changed.get('revenue-share/openai-to-microsoft')).toMatchObject({
      was: [],
      now: [{ value: { percentage: { undisclosed: true }, cap: { undisclosed: true } } }],
    });
  });
});

describe('claims, dissent and reports', () => {
  test('first_party_products_are_contested_by_amazon_and_the_article_is_not_counted', async () => {
    expect(entriesOf(await termsAt({ at: '2026-03-01' }), 'product-hosting/first-party')).toMatchObject([
      {
        value: { provider: 'microsoft', includes: ['Frontier'] },
        certainty: 'definitely',
        contested: [{ assertedBy: ['amazon'], eventId: eventId(9), value: { provider: 'amazon' } }],
        notCounted: [{ eventId: eventId(11), because: 'reported' }],
      },
    ]);
  });

  test('press_reports_about_the_amendment_are_not_counted', async () => {
    const answer = await termsAt({ at: TODAY });
    expect(entriesOf(answer, 'product-hosting/first-party')).toMatchObject([
      { value: { exclusivity: 'primary' }, notCounted: [{ eventId: eventId(11) }, { eventId: eventId(13) }] },
    ]);
    expect(entriesOf(answer, 'api-hosting/all')).toMatchObject([
      { value: { exclusivity: 'none' }, notCounted: [{ eventId: eventId(14), because: 'reported' }] },
    ]);
  });

  test('the_joint_statement_reaffirmed_only_terms_between_microsoft_and_openai', async () => {
    const last = async (term: string) => entriesOf(await termsAt({ at: '2026-03-01' }), term)[0]!.lastReaffirmed;
    expect(await last('exclusivity/ip-licence')).toEqual({ on: '2026-02-27', eventId: eventId(10) });
    expect(await last('compute-purchase/aws')).toBeNull();
  });

  test('the_explanation_of_exclusive_stateless_apis_reaches_back_to_2023', async () => {
    const explanation = (await about(`terms/api-hosting/stateless/explanation?at=2026-03-01&knownAt=${TODAY}`)) as {
      considered: { term: { scope: string }; eventId: string; governs: boolean; because: string }[];
      reaffirmations: { eventId: string }[];
      replaced: object[];
    };
    expect(
      explanation.considered.map(({ term, eventId: id, governs, because }) => [term.scope, id, governs, because]),
    ).toEqual([
      ['all', eventId(3), false, 'superseded'],
      ['all', eventId(7), false, 'replaced'],
      ['stateless', eventId(10), true, 'in-force'],
      ['all', eventId(10), true, 'ended'],
      ['stateless', eventId(12), false, 'not-yet-started'],
      ['all', eventId(12), false, 'not-yet-started'],
    ]);
    expect(explanation.reaffirmations.map((reaffirmation) => reaffirmation.eventId)).toContain(eventId(4));
    expect(explanation.replaced).toEqual([{ kind: 'api-hosting', scope: 'all' }]);
  });
});

describe('a subscriber', () => {
  interface Page {
    readonly termChanges: readonly { data: { type: string; kind: string; scope: string; eventId: string } }[];
  }
  const receivedChanges = async (event: number, types: string) => {
    const address = `${service.url}/v1/term-changes?partnership=${ID}&type=${types}&limit=1000`;
    const { termChanges } = (await get<Page>(address)).body;
    return termChanges
      .filter(({ data }) => data.eventId === eventId(event))
      .map(({ data }) => `${data.type} ${data.kind}/${data.scope}`);
  };

  test('to_started_changed_and_corrected_receives_the_terms_that_amazon_agreed_on_27_february_2026', async () => {
    expect(await receivedChanges(9, 'started,changed,corrected')).toEqual([
      'started distribution/frontier',
      'changed compute-purchase/aws',
      'started investment/amazon',
    ]);
    expect(await receivedChanges(9, 'pending')).toEqual(['pending investment/amazon-conditional']);
    expect(await receivedChanges(10, 'started,changed,corrected')).toEqual([]);
  });

  test('to_clarified_receives_the_clarifications_of_the_joint_statement', async () => {
    expect(await receivedChanges(10, 'clarified')).toEqual([
      'clarified api-hosting/stateless',
      'clarified api-hosting/all',
      'clarified product-hosting/first-party',
      'clarified revenue-share/other-clouds',
      'clarified compute-supply/additional',
      'clarified third-party-collaboration/others',
      'clarified independent-pursuit/both',
      'clarified purchase-channel/stateless-apis',
      'clarified cooperation/engineering',
      'clarified cooperation/products',
    ]);
    const others = 'started,changed,ended,corrected,retracted,contested,pending,took-effect,lapsed,announced';
    expect(await receivedChanges(10, others)).toEqual([]);
    expect(await receivedChanges(10, 'reaffirmed')).toContain('reaffirmed exclusivity/ip-licence');
  });
});

test('agreements_are_listed_with_their_standing_their_amendments_and_their_terms', async () => {
  const { agreements } = (await about(`agreements?at=${TODAY}&knownAt=${TODAY}`)) as {
    agreements: { id: string; standing: string; amends: string[]; states: { state: string }[]; terms: object[] }[];
  };
  const brief = agreements.map(({ id, standing, amends, states, terms }) => [
    id,
    standing,
    amends.join(),
    states.map(({ state }) => state).join(),
    terms.length,
  ]);
  expect(brief).toEqual([
    ['gpt-3-licence', 'definitive', '', 'in-force', 1],
    ['extension-2023', 'definitive', '', 'superseded', 3],
    ['amendment-2025-01', 'definitive', 'extension-2023', 'superseded', 4],
    ['mou-2025', 'non-binding', '', 'superseded', 0],
    ['agreement-2025-10', 'definitive', 'mou-2025,extension-2023,amendment-2025-01', 'in-force', 14],
    ['amendment-2026-04', 'definitive', 'agreement-2025-10', 'in-force', 8],
  ]);
});

describe('the timeline according to one article', () => {
  const copy = 'microsoft-openai-as-told';
  beforeAll(async () => {
    for (const line of referenceLines(copy)) await importTimeline(service.url, [line]);
  });

  test.each([
    ['2019-03-01', 'possibly "exclusive"', 'not'],
    ['2019-08-01', 'possibly "exclusive"', 'definitely "exclusive"'],
    ['2020-01-01', 'definitely "exclusive"', 'definitely "exclusive"'],
  ])('on_%s_its_exclusivity_was_%s_and_is_%s', async (at, was, is) => {
    const known = async (knownAt: string) => inWords(await termsAt({ at, knownAt }, copy), 'compute-supply/all');
    expect(await known('2026-04-14')).toBe(was);
    expect(await known('2026-04-15')).toBe(is);
    expect(await known(TODAY)).toBe(is);
  });
});

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
