import { randomUUID } from 'node:crypto';
import { startQuestions, type Questions } from './support/questions';

/* The parts of an answer beside its values, and resolved scopes. */

interface Entry {
  kind: string;
  scope: string;
  value: { exclusivity?: string } | null;
  certainty: string;
  inForce: string;
  between: string[] | null;
  mayBind: string[];
  resolvedFrom?: string;
  notCounted: { effect: string; value: unknown; because: string; sources: object[] }[];
  exceptions?: { scope: string; links: { self: string } }[];
}
interface Answer {
  version: number;
  clock: string;
  reviewedThrough: string | null;
  hindsight: boolean | null;
  terms: Entry[];
  exceptions?: { scope: string; links: { self: string } }[];
  pending: object[];
  links: { self: string };
}

const ID = 'a-b-c';
const PATH = `/v1/partnerships/${ID}/terms`;

const hosting = (scope: string, exclusivity: string, kind = 'api-hosting') => ({
  effect: 'set',
  kind,
  scope,
  value: { provider: 'a', exclusivity },
});
const event = (type: string, occurred: string, data: object, more: object = {}) => ({
  id: randomUUID(),
  type,
  occurred,
  title: type,
  sources: [{ publisher: 'somebody' }],
  data,
  effects: [],
  ...more,
});
const party = (id: string) => ({ id, name: id.toUpperCase() });
const collaborated = (occurred: string, ...effects: object[]) =>
  event('CollaborationAnnounced', occurred, { with: ['a'], subject: 'more' }, { effects });

let questions: Questions;
beforeAll(async () => {
  questions = await startQuestions();
  await questions.recordTimeline('microsoft-openai');
  const outcome = await questions.pipeline.record(ID, [
    event('PartnershipStarted', '2010-01-01', { name: 'a, b and c', parties: ['a', 'b', 'c'].map(party) }),
    collaborated('2010-02-01', hosting('all', 'non-exclusive'), hosting('stateless', 'exclusive')),
    collaborated('2010-02-01', hosting('frontier', 'exclusive', 'product-hosting')),
    event('PartiesChanged', '2018', { left: ['c'] }),
    {
      ...collaborated('2020-03-01', { effect: 'end', kind: 'api-hosting', scope: 'all' }),
      standing: 'reported',
      assertedBy: ['the press'],
    },
  ]);
  if (outcome.outcome !== 'recorded') throw new Error(JSON.stringify(outcome));
});
afterAll(() => questions.close());

const valuesIn = ({ terms }: Answer) =>
  terms.map(({ scope, value, certainty, resolvedFrom }) => [scope, value?.exclusivity, certainty, resolvedFrom]);

test('parties_that_may_be_bound_are_listed_beside_those_that_are', async () => {
  const bound = async (at: string) => {
    const { terms } = await questions.ask<Answer>(`${PATH}?at=${at}&kind=api-hosting&scope=all`);
    return terms.map(({ between, mayBind }) => [between, mayBind]);
  };
  expect(await bound('2017-12-31')).toEqual([[['a', 'b', 'c'], []]]);
  expect(await bound('2018-06-01')).toEqual([[['a', 'b'], ['c']]]);
  expect(await bound('2018-12-31')).toEqual([[['a', 'b'], []]]);
});

test('filters_by_party_consider_parties_that_are_and_that_may_be_bound', async () => {
  const of = (url: string) => questions.ask<{ items?: Entry[]; terms?: Entry[] }>(url);
  expect((await of(`${PATH}?at=2018-06-01&between=a,b`)).terms).toEqual([]);
  expect((await of(`${PATH}?at=2018-06-01&between=a,b,c`)).terms).toHaveLength(3);
  expect((await of('/v1/terms?kind=api-hosting&at=2018-06-01&party=c')).items).toHaveLength(2);
  expect((await of('/v1/terms?kind=api-hosting&at=2018-12-31&party=c')).items).toEqual([]);
  expect((await of('/v1/terms?kind=api-hosting&at=2018-06-01&between=a,b')).items).toEqual([]);
});

test('an_end_that_is_only_reported_is_listed_as_not_counted_under_its_term', async () => {
  const { terms } = await questions.ask<Answer>(`${PATH}?at=2020-06-01&kind=api-hosting&scope=all`);
  expect(terms).toMatchObject([
    {
      certainty: 'definitely',
      inForce: 'definitely',
      notCounted: [{ effect: 'end', value: null, because: 'reported', sources: [{ publisher: 'somebody' }] }],
    },
  ]);
});

test('an_answer_about_a_general_scope_names_its_exceptions_with_links', async () => {
  const answer = await questions.ask<Answer>(`${PATH}?at=2015-01-01&kind=api-hosting&scope=all`);
  expect(answer.exceptions?.map(({ scope }) => scope)).toEqual(['stateless']);
  expect(answer.terms[0]!.exceptions).toEqual(answer.exceptions);
  const narrow = await questions.ask<Answer>(answer.exceptions![0]!.links.self);
  expect(valuesIn(narrow)).toEqual([['stateless', 'exclusive', 'definitely', undefined]]);
  expect(narrow.version).toBe(answer.version);
});

test('exceptions_are_listed_even_if_the_general_scope_has_nothing_in_force', async () => {
  const answer = await questions.ask<Answer>(`${PATH}?at=2015-01-01&kind=product-hosting&scope=all`);
  expect([answer.terms, answer.exceptions?.map(({ scope }) => scope)]).toEqual([[], ['frontier']]);
  expect((await questions.ask<Answer>(`${PATH}?at=2015-01-01&kind=product-hosting`)).exceptions).toBeUndefined();
});

describe('the resolved answer for a scope', () => {
  const resolve = (scope: string) => `${PATH}?at=2015-01-01&kind=api-hosting&scope=${scope}&resolve=true`;

  test('comes_from_the_narrowest_scope_with_a_term_in_force', async () => {
    expect(valuesIn(await questions.ask(resolve('api')))).toEqual([['api', 'non-exclusive', 'definitely', 'all']]);
    expect(valuesIn(await questions.ask(resolve('stateless')))).toEqual([
      ['stateless', 'exclusive', 'definitely', 'stateless'],
    ]);
  });

  test('is_pinned_by_its_self_link', async () => {
    const answer = await questions.ask<Answer>(resolve('api'));
    expect(answer.links.self).toContain('resolve=true');
    expect(await questions.ask(answer.links.self)).toEqual(answer);
  });

  test('is_also_given_to_questions_in_one_request_and_across_partnerships', async () => {
    const question = { partnershipId: ID, at: '2015-01-01', kind: 'api-hosting', scope: 'api', resolve: true };
    const response = await questions.app.inject({
      method: 'POST',
      url: '/v1/questions',
      payload: { questions: [question, { ...question, scope: 'api.*' }] },
    });
    const [answer, refused] = response.body
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(answer).toEqual(await questions.ask(resolve('api')));
    expect(refused).toMatchObject({ code: 'query-invalid', errors: [{ pointer: '/questions/1/resolve' }] });

    const across = await questions.ask<{ items: (Entry & { partnershipId: string })[] }>(
      '/v1/terms?at=2015-01-01&kind=api-hosting&scope=api&resolve=true',
    );
    expect(across.items.map(({ partnershipId, resolvedFrom }) => [partnershipId, resolvedFrom])).toEqual([[ID, 'all']]);
  });

  test.each(['resolve=true', 'resolve=true&kind=api-hosting', 'resolve=true&kind=api-hosting&scope=api.*'])(
    'is_refused_without_a_kind_and_one_scope: %s',
    async (query) => {
      const problem = { status: 400, code: 'query-invalid', errors: [{ pointer: '/resolve' }] };
      expect(await questions.refused(`${PATH}?${query}`)).toMatchObject(problem);
      expect(await questions.refused(`/v1/terms?${query}`)).toMatchObject(problem);
    },
  );
});

describe('hindsight', () => {
  const of = async (id: string, query: string) => {
    const { hindsight, links } = await questions.ask<Answer>(`/v1/partnerships/${id}/terms?at=2015-01-01${query}`);
    const pinned = await questions.ask<Answer>(links.self);
    expect(pinned.hindsight).toBe(hindsight);
    return hindsight;
  };

  test('is_false_if_the_last_event_was_appended_by_the_known_day', async () => {
    expect(await of(ID, '')).toBe(false);
    expect(await of(ID, '&version=5')).toBe(false);
    expect(await of(ID, '&knownAt=2015-01-01')).toBe(false);
  });

  test('is_true_if_an_event_was_recorded_after_the_known_day', async () => {
    expect(await of(ID, '&version=5&knownAt=2026-11-21')).toBe(true);
  });

  test('is_true_if_an_event_was_imported_after_the_known_day_whatever_moment_it_states', async () => {
    expect(await of('microsoft-openai', '')).toBe(false);
    expect(await of('microsoft-openai', '&knownAt=2025-01-01')).toBe(true);
    expect(await of('microsoft-openai', '&version=11&knownAt=2025-01-01')).toBe(true);
  });
});

test('the_table_has_new_columns_after_the_former_ones', async () => {
  const { body } = await questions.app.inject({ url: `/v1/partnerships/${ID}/terms.csv?at=2018-06-01` });
  const [header, all] = body.split('\r\n');
  expect(header).toBe(
    '\uFEFFkind,scope,certainty,from,to,summary,value,between,last_reaffirmed,asserted_by,contested_by,sources,in_force,may_bind,suspended,not_counted_by,resolved_from,cited',
  );
  expect(all).toMatch(/,definitely,c,,,,somebody$/);
});

describe('across partnerships', () => {
  type Entity = Readonly<Record<string, unknown>>;
  interface Page {
    readonly items: readonly Entity[];
    readonly exceptions?: readonly Entity[];
    readonly pending: readonly Entity[];
    readonly next: string | null;
  }
  const ofId = ({ partnershipId }: Entity): boolean => partnershipId === ID || partnershipId === 'microsoft-openai';

  async function across(query: string): Promise<Omit<Page, 'next'>> {
    const [items, exceptions, pending]: [Entity[], Entity[], Entity[]] = [[], [], []];
    for (let next: string | null = `/v1/terms?${query}`; next !== null;) {
      const page: Page = await questions.ask<Page>(next);
      items.push(...page.items.filter(ofId));
      exceptions.push(...(page.exceptions ?? []).filter(ofId));
      pending.push(...page.pending.filter(ofId));
      next = page.next;
    }
    return { items, exceptions, pending };
  }

  /** The same entries from the answers about each partnership, with the knowledge that each answer is based on. */
  async function oneByOne(query: string) {
    const answers = await Promise.all(
      [ID, 'microsoft-openai'].map((id) => questions.ask<Answer>(`/v1/partnerships/${id}/terms?${query}`)),
    );
    const byPartnership = answers.map((answer) => {
      const { partnershipId, version, recordedAt, clock, reviewedThrough, hindsight } = answer as unknown as Entity;
      return { answer, partnershipId, known: { version, recordedAt, clock, reviewedThrough, hindsight } };
    });
    const all = (list: (answer: Answer) => readonly object[]) =>
      byPartnership.flatMap(({ answer, partnershipId, known }) =>
        list(answer).map((each): Entity => ({ partnershipId, ...known, ...each })),
      );
    return {
      items: all(({ terms }) => terms),
      exceptions: all(({ exceptions = [] }) => exceptions),
      pending: all(({ pending }) => pending),
      known: byPartnership.map(({ partnershipId, known }) => [partnershipId, known] as const),
    };
  }

  const inOrder = (entries: readonly Entity[], members: readonly string[]): string[] =>
    entries.map((each) => JSON.stringify(members.map((member) => each[member]))).sort();

  test.each([
    'at=2026-03-01',
    'at=2026',
    'at=2019',
    'at=2026-03-01&knownAt=2026-02-28',
    'at=2026-03-01&kind=compute-supply',
    'at=2026-03-01&kind=investment&scope=amazon-conditional',
    'at=2026-03-01&kind=investment&scope=amazon-conditional&between=amazon,openai',
    'at=2026-03-01&kind=investment&scope=amazon-conditional.part&resolve=true',
    'at=2015-01-01&kind=api-hosting&scope=all',
    'at=2015-01-01&kind=api-hosting&scope=all&resolve=true',
  ])('the_answer_to_%s_equals_the_answers_about_each_partnership', async (query) => {
    const ofItem = ['partnershipId', 'clock', 'reviewedThrough', 'hindsight', 'kind', 'scope', 'value', 'certainty'];
    const members = [...ofItem, 'inForce', 'between', 'mayBind', 'segment', 'suspended', 'claims', 'exceptions'];
    const expected = await oneByOne(query);
    for (const limit of [1, 2, 500]) {
      const found = await across(`${query}&limit=${limit}`);
      expect(inOrder(found.items, members)).toEqual(inOrder(expected.items, members));
      const waiting = ['partnershipId', 'kind', 'scope', 'value', 'waitsFor', 'by', 'effect', 'eventId', 'version'];
      expect(inOrder(found.pending, waiting)).toEqual(inOrder(expected.pending, waiting));
      for (const each of found.pending) expect(expected.known).toContainEqual([each['partnershipId'], each['asKnown']]);
      const apart = ['partnershipId', 'scope', 'links'];
      expect(inOrder(found.exceptions!, apart)).toEqual(inOrder(expected.exceptions, apart));
    }
  });

  test('pending_claims_are_listed_without_terms_in_force_and_for_the_parties_they_would_bind', async () => {
    const of = async (query: string) =>
      (await across(`at=2026-03-01&kind=investment&scope=amazon-conditional${query}`)).pending.map(
        ({ waitsFor }) => waitsFor,
      );
    const conditions = await of('');
    expect(conditions).toHaveLength(1);
    expect(await of('&party=amazon')).toEqual(conditions);
    expect(await of('&party=nobody')).toEqual([]);
  });
});
