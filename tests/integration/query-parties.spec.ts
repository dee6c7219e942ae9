import { CURRENT_SCHEMA_VERSION } from '#contracts';
import { event } from './support/events';
import { startQuestions, type Questions } from './support/questions';

interface Party {
  readonly id: string;
  readonly names: readonly string[];
  readonly identifiers: object;
}
interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}
interface Partnership {
  readonly partnershipId: string;
  readonly role: unknown;
}

/** Whether what edition 2 added can be recorded. */
const records3 = (CURRENT_SCHEMA_VERSION as number) >= 3;

const bounds = (day: string) => ({ lo: day, hi: day });
const party = (id: string, name: string, identifiers?: object) => ({
  id,
  name,
  ...(identifiers ? { identifiers } : {}),
});

describe('the register of parties', () => {
  let questions: Questions;
  const renamed = event('PartiesChanged', '2021-05-01', { renamed: [party('acme', 'Acme Worldwide')] });
  const wrong = event('PartiesChanged', '2021-06-01', { renamed: [party('acme', 'Slip of the pen')] });

  async function record(id: string, ...events: readonly object[]): Promise<void> {
    const outcome = await questions.pipeline.record(id, events);
    if (outcome.outcome !== 'recorded') throw new Error(JSON.stringify(outcome));
  }
  beforeAll(async () => {
    questions = await startQuestions();
    await record(
      'alpha',
      event('PartnershipStarted', '2019-01-01', {
        name: 'Alpha',
        parties: [party('acme', 'Acme'), party('globex', 'Globex')],
      }),
      renamed,
      wrong,
      event('PartiesChanged', '2022-01-01', { joined: [party('hooli', 'Hooli')], left: ['globex'] }),
      event('EventRetracted', '2021-06-02', { target: wrong.id, reason: 'a slip' }, { sources: [] }),
    );
    await record(
      'beta',
      event('PartnershipStarted', '2020-01-01', {
        name: 'Beta',
        parties: [party('hooli', 'Hooli'), party('umbrella', 'Ümbrella')],
      }),
      event('ComputeCommitmentAnnounced', '2021-01-01', { with: ['wayne', 'acme'] }),
    );
  });
  afterAll(() => questions.close());

  async function all<T>(address: string): Promise<T[]> {
    const items: T[] = [];
    for (let next: string | null = address; next !== null;) {
      const page: Page<T> = await questions.ask(next);
      items.push(...page.items);
      next = page.next;
    }
    return items;
  }
  const found = async (query: string) => (await all<Party>(`/v1/parties?${query}`)).map(({ id }) => id);

  test('lists_all_parties_by_id_in_pages_of_any_size', async () => {
    for (const limit of [1, 2, 100])
      expect(await found(`limit=${limit}`)).toEqual(['acme', 'globex', 'hooli', 'umbrella', 'wayne']);
    const { items } = await questions.ask<Page<Party>>('/v1/parties');
    expect(items[0]).toEqual({
      id: 'acme',
      names: ['Acme', 'Acme Worldwide'],
      identifiers: {},
      links: { self: '/v1/parties/acme' },
    });
    expect(items.at(-1)).toMatchObject({ id: 'wayne', names: [] });
  });

  test.each([
    ['worldwide', ['acme']],
    ['umbrella', ['umbrella']],
    ['slip', []],
    ['a', ['acme', 'umbrella', 'wayne']],
  ])('finds_the_text_%p_in_the_ids_names_and_identifiers_of_%j', async (q, ids) => {
    for (const limit of [1, 100]) expect(await found(`q=${q}&limit=${limit}`)).toEqual(ids);
  });

  test('shows_a_party_with_its_role_and_names_in_each_partnership', async () => {
    const items = await all('/v1/parties/acme?limit=1');
    expect(items).toMatchObject([
      {
        partnershipId: 'alpha',
        name: 'Alpha',
        role: 'party',
        since: null,
        until: null,
        names: [
          { name: 'Acme', version: 1 },
          { name: 'Acme Worldwide', eventId: renamed.id, version: 2 },
        ],
        hasMoreNames: false,
      },
      { partnershipId: 'beta', role: 'third-party', names: [{ name: null, version: 2 }] },
    ]);
    expect(await questions.ask<Page<unknown>>('/v1/parties/globex')).toMatchObject({
      items: [{ role: 'former', certainty: 'definitely', since: null, until: bounds('2021-12-31') }],
    });
    expect(await questions.ask<Page<unknown>>('/v1/parties/hooli')).toMatchObject({
      items: [
        { partnershipId: 'alpha', role: 'party', since: bounds('2022-01-01'), until: null },
        { partnershipId: 'beta' },
      ],
    });
    expect(await questions.refused('/v1/parties/nobody')).toMatchObject({ status: 404, code: 'party-unknown' });
  });

  test('lists_a_name_once_that_an_event_gives_twice', async () => {
    const merged = party('soylent', 'Soylent');
    const merger = event('PartiesChanged', '2022-01-01', {
      succeeded: [
        { party: 'initech', by: merged },
        { party: 'vandelay', by: merged },
        { party: 'pied', by: party('soylent', 'Soylent', { wikidata: 'Q1' }) },
      ],
    });
    await record(
      'merged',
      event('PartnershipStarted', '2020-01-01', {
        name: 'Merged',
        parties: ['initech', 'vandelay', 'pied'].map((id) => party(id, id)),
      }),
      merger,
      event('PartiesChanged', '2023-01-01', { renamed: [merged] }),
    );
    expect(await all('/v1/parties/soylent')).toMatchObject([
      {
        names: [
          { name: 'Soylent', version: 2 },
          { name: 'Soylent', identifiers: { wikidata: 'Q1' }, version: 2 },
          { name: 'Soylent', version: 3 },
        ],
      },
    ]);
    expect(await found('q=soylent')).toEqual(['soylent']);
  });

  test('finds_partnerships_by_current_former_and_third_parties_with_their_roles', async () => {
    const rolesOf = async (query: string) =>
      (await all<Partnership>(`/v1/partnerships?${query}`)).map(({ partnershipId, role }) => [partnershipId, role]);
    for (const sort of ['id', 'name', 'recent'])
      expect(Object.fromEntries(await rolesOf(`party=acme&limit=1&sort=${sort}`))).toMatchObject({
        alpha: { role: 'party' },
        beta: { role: 'third-party' },
      });
    expect(await rolesOf('party=wayne')).toMatchObject([['beta', { role: 'third-party' }]]);
    expect(await rolesOf('party=globex')).toMatchObject([['alpha', { role: 'former', until: bounds('2021-12-31') }]]);
    expect(await rolesOf('party=nobody')).toEqual([]);
  });

  test('finds_partnerships_by_former_names_and_former_parties', async () => {
    const idsOf = async (q: string) =>
      (await all<Partnership>(`/v1/partnerships?q=${q}`)).map(({ partnershipId }) => partnershipId);
    expect(await idsOf('globex')).toEqual(['alpha']);
    await record('beta', event('PartiesChanged', '2023-01-01', { renamed: [party('umbrella', 'Corona')] }));
    expect(await idsOf('umbrella')).toEqual(['beta']);
  });

  (records3 ? test : test.skip)('contains_third_parties_successors_and_identifiers', async () => {
    await record(
      'gamma',
      event('PartnershipStarted', '2020-01-01', {
        name: 'Gamma',
        parties: [party('stark', 'Stark', { wikidata: 'Q42' }), party('oscorp', 'Oscorp')],
      }),
      event(
        'PartiesChanged',
        '2022-01-01',
        { succeeded: [{ party: 'oscorp', by: party('initech', 'Initech') }] },
        { thirdParties: [party('lex', 'Lex Corp')] },
      ),
    );
    expect(await found('q=q42')).toEqual(['stark']);
    const { items } = await questions.ask<Page<Party>>('/v1/parties?q=stark');
    expect(items).toMatchObject([{ identifiers: { wikidata: 'Q42' } }]);
    const roleOf = async (id: string) => (await all<Partnership>(`/v1/parties/${id}`))[0];
    expect(await roleOf('initech')).toMatchObject({ role: 'party', since: bounds('2022-01-01') });
    expect(await roleOf('oscorp')).toMatchObject({ role: 'former', until: bounds('2021-12-31') });
    expect(await roleOf('lex')).toMatchObject({ role: 'third-party', names: [{ name: 'Lex Corp', version: 2 }] });
    expect(await all<Partnership>('/v1/partnerships?q=Q42')).toMatchObject([{ partnershipId: 'gamma' }]);
  });

  test('continues_a_search_after_a_page_without_matches', async () => {
    await questions.pipeline.database.pool.query(
      `INSERT INTO statement (partnership_id, root_version, ordinal, known, event_version, statement, body)
       SELECT 'straw', n, 0, int8range(n, NULL), n, 'named', json_build_object('id', 'straw', 'name', CASE n WHEN 6000 THEN 'a needle' ELSE 'straw' END)
       FROM generate_series(1, 12000) AS n`,
    );
    const first = await questions.ask<Page<Party>>('/v1/parties?q=needle');
    expect([first.items, first.next === null]).toEqual([[], false]);
    expect(await found('q=needle')).toEqual(['straw']);
  });
});
