import { randomUUID } from 'node:crypto';
import { startQuestions, type Questions } from './support/questions';

interface Listed {
  readonly partnershipId: string;
  readonly parties: readonly { readonly id: string; readonly name: string }[];
  readonly recordedAt: string;
}
interface Page {
  readonly items: readonly Listed[];
  readonly next: string | null;
}

/** Id, name, other party and last recording time. Every sort order is different, and two partnerships have the same time. */
const RECORDED = [
  ['alpha', 'Zebra pact', 'Müller & Söhne', '2026-05-01T12:30:00.000Z'],
  ['beta', 'ärzte pact', 'Globex', '2026-05-03T12:10:00.000Z'],
  ['delta', 'Bravo pact', 'Initech', '2026-05-02T08:00:00.000Z'],
  ['gamma', 'bravo pact', 'Globex', '2026-05-03T12:20:00.000Z'],
  ['omega', 'Yankee pact', 'Umbrella', '2026-05-03T12:10:00.000Z'],
] as const;

const slugOf = (name: string) => name.toLowerCase().replaceAll(/[^a-z]+/g, '-');
const event = (type: string, data: object, effects: readonly object[] = []) => ({
  id: randomUUID(),
  type,
  occurred: '2020-01-01',
  title: 'a test',
  assertedBy: ['acme'],
  sources: [{ publisher: 'a test' }],
  data,
  effects,
});

describe('the list of partnerships', () => {
  let questions: Questions;

  async function record(id: string, recorded: object, recordedAt: string): Promise<void> {
    const outcome = await questions.pipeline.record(id, [recorded], { recordedAt });
    if (outcome.outcome !== 'recorded') throw new Error(JSON.stringify(outcome));
  }
  beforeAll(async () => {
    questions = await startQuestions();
    for (const [id, name, other, recordedAt] of RECORDED) {
      const parties = [
        { id: 'acme', name: 'Acme' },
        { id: slugOf(other), name: other },
      ];
      await record(id, event('PartnershipStarted', { name, parties }), recordedAt);
    }
  });
  afterAll(() => questions.close());

  async function listed(query: string): Promise<Listed[]> {
    const items: Listed[] = [];
    for (let next: string | null = `/v1/partnerships?${query}`; next !== null;) {
      const page: Page = await questions.ask(next);
      items.push(...page.items);
      next = page.next;
    }
    return items;
  }
  const idsOf = async (query: string) => (await listed(query)).map(({ partnershipId }) => partnershipId);

  test.each([
    ['', ['alpha', 'beta', 'delta', 'gamma', 'omega']],
    ['sort=id', ['alpha', 'beta', 'delta', 'gamma', 'omega']],
    ['sort=name', ['beta', 'delta', 'gamma', 'omega', 'alpha']],
    ['sort=recent', ['gamma', 'beta', 'omega', 'delta', 'alpha']],
    ['sort=name&party=globex', ['beta', 'gamma']],
    ['sort=recent&party=globex', ['gamma', 'beta']],
    ['sort=recent&party=acme&q=PACT', ['gamma', 'beta', 'omega', 'delta', 'alpha']],
  ])('%s_gives_%j_in_pages_of_any_size', async (query, ids) => {
    for (const limit of [1, 2, 3, 100]) expect([limit, await idsOf(`${query}&limit=${limit}`)]).toEqual([limit, ids]);
  });

  test.each([
    ['LPH', ['alpha']],
    ['bravo PACT', ['delta', 'gamma']],
    ['globex', ['beta', 'gamma']],
    ['müller', ['alpha']],
    ['MULLER & so', ['alpha']],
    ['u-ller', []],
    ['%', []],
    ['nobody', []],
  ])('finds_the_text_%p_in_the_names_and_ids_of_%j', async (q, ids) => {
    for (const limit of [1, 100])
      expect([limit, await idsOf(`q=${encodeURIComponent(q)}&limit=${limit}`)]).toEqual([limit, ids]);
  });

  test('names_the_parties_like_the_answer_about_one_partnership', async () => {
    const [alpha] = await listed('q=alpha');
    expect(alpha!.parties).toEqual([
      { id: 'acme', name: 'Acme' },
      { id: 'm-ller-s-hne', name: 'Müller & Söhne' },
    ]);
    expect(await questions.ask('/v1/partnerships/alpha')).toMatchObject({ parties: alpha!.parties });
  });

  test.each([
    ['sort=size', 'query-invalid', '/sort'],
    ['q=', 'query-invalid', '/q'],
  ])('%s_is_refused', async (query, code, pointer) => {
    expect(await questions.refused(`/v1/partnerships?${query}`)).toMatchObject({
      status: 400,
      code,
      errors: [{ pointer }],
    });
  });

  test('refuses_a_page_token_of_another_order', async () => {
    for (const [made, used] of [
      ['id', 'name'],
      ['name', 'recent'],
      ['recent', 'id'],
    ]) {
      const { next }: Page = await questions.ask(`/v1/partnerships?sort=${made}&limit=1`);
      const elsewhere = next!.replace(`sort=${made}`, `sort=${used}`);
      expect(await questions.refused(elsewhere)).toMatchObject({ status: 400, code: 'page-token-invalid' });
    }
  });

  test('follows_renamed_parties_and_events_that_name_no_parties', async () => {
    const joined = { joined: [{ id: 'hooli', name: 'Hooli' }], renamed: [{ id: 'acme', name: 'Acme Worldwide' }] };
    await record('delta', event('PartiesChanged', joined), '2026-05-04T09:00:00.000Z');
    expect(await idsOf('q=worldwide')).toEqual(['delta']);
    expect(await idsOf('q=hooli')).toEqual(['delta']);
    expect((await idsOf('sort=recent'))[0]).toBe('delta');
    const effects = [{ effect: 'set', kind: 'exclusivity', scope: 'all', value: { undisclosed: true } }];
    const published = event(
      'AgreementPublished',
      { agreement: { id: 'first', title: 'First', form: 'agreement' } },
      effects,
    );
    await record('beta', published, '2026-05-04T10:00:00.000Z');
    expect((await idsOf('sort=recent')).slice(0, 2)).toEqual(['beta', 'delta']);
    expect(await idsOf('q=globex')).toEqual(['beta', 'gamma']);
  });

  test('continues_a_search_after_a_page_without_matches', async () => {
    await questions.pipeline.database.pool.query(
      `INSERT INTO partnership (id, partition, version, head_event_id, recorded_at, parties, profile, history_hash, sorted_as, searched)
       SELECT id, 0, 1, $1, '2026-05-01', '{acme}', '{"roots":[]}', sha256(id::bytea), id, CASE n WHEN 6000 THEN 'a needle' ELSE id END
       FROM (SELECT n, 'straw-' || lpad(n::text, 5, '0') AS id FROM generate_series(1, 12000) AS n) AS straw`,
      [randomUUID()],
    );
    for (const sort of ['id', 'name', 'recent']) {
      const first: Page = await questions.ask(`/v1/partnerships?q=needle&sort=${sort}`);
      expect([sort, first.items, first.next === null]).toEqual([sort, [], false]);
      expect([sort, await idsOf(`q=needle&sort=${sort}`)]).toEqual([sort, ['straw-06000']]);
    }
    const [straw] = await listed('q=needle');
    // Rows of an older release have no names of parties yet.
    expect(straw!.parties).toEqual([{ id: 'acme', name: 'acme' }]);
  });
});
