import { CURRENT_SCHEMA_VERSION } from '#contracts';
import { event } from './support/events';
import { startQuestions, type Questions } from './support/questions';

interface Agreement {
  readonly id: string;
  readonly states: readonly { readonly state: string }[];
}
interface Agreements {
  readonly agreements: readonly Agreement[];
  readonly links: { readonly self: string };
}

/** Whether what edition 2 added can be recorded. */
const records3 = (CURRENT_SCHEMA_VERSION as number) >= 3;

const published = (id: string, occurred: string, agreement: object, more: object = {}) =>
  event(
    'AgreementPublished',
    occurred,
    { agreement: { id, title: `The ${id}`, form: 'agreement', ...agreement } },
    more,
  );
const set = (kind: string, more: object = {}) => ({
  effect: 'set',
  kind,
  scope: 'all',
  value: { summary: kind },
  ...more,
});

describe('the agreements of a partnership', () => {
  let questions: Questions;
  const deal = published(
    'deal',
    '2020-01-01',
    { signed: '2019-12' },
    { effects: [set('supply'), set('purpose', { from: '2021' })] },
  );
  const press = published('deal', '2019-11-01', { title: 'A rumour' }, { standing: 'reported' });
  const again = published(
    'again',
    '2022-01-01',
    { form: 'restatement', amends: [deal.id] },
    { effects: [set('supply', { from: '2022-03-01', value: { summary: 'more' } })] },
  );

  async function record(...events: readonly object[]): Promise<void> {
    const outcome = await questions.pipeline.record('alpha', events);
    if (outcome.outcome !== 'recorded') throw new Error(JSON.stringify(outcome));
  }
  beforeAll(async () => {
    questions = await startQuestions();
    const parties = ['acme', 'globex'].map((id) => ({ id, name: id }));
    const started = event('PartnershipStarted', '2019-01-01', { name: 'Alpha', parties });
    const note = published('note', '2020-06-01', { form: 'mou' });
    await record(started, press, deal, note);
    await record(again);
  });
  afterAll(() => questions.close());

  const path = '/v1/partnerships/alpha/agreements';
  const statesOn = async (day: string) => {
    const { agreements } = await questions.ask<Agreements>(`${path}?at=${day}`);
    return agreements.map(({ id, states }) => `${id} ${states.map(({ state }) => state).join('|')}`);
  };

  test('are_listed_in_order_of_publication_with_their_states_on_the_day', async () => {
    expect(await statesOn('2019-06-01')).toEqual(['deal unpublished', 'note unpublished', 'again unpublished']);
    expect(await statesOn('2019-12-01')).toEqual(['deal pending', 'note unpublished', 'again unpublished']);
    expect(await statesOn('2022-02-01')).toEqual(['deal in-force', 'note published', 'again pending']);
    expect(await statesOn('2022-03-01')).toEqual(['deal superseded', 'note published', 'again in-force']);
  });

  test('at_an_earlier_version_are_shown_as_known_then_and_the_self_link_pins_the_answer', async () => {
    const answer = await questions.ask<Agreements>(`${path}?at=2024-01-10&version=4`);
    expect(answer.agreements.map(({ states }) => states[0]!.state)).toEqual(['in-force', 'published']);
    expect(await questions.ask(answer.links.self)).toEqual(answer);
  });

  test('are_each_shown_with_their_publications_and_the_states_of_their_claims', async () => {
    expect(await questions.ask(`${path}/deal?at=2021-06-01`)).toMatchObject({
      agreement: {
        id: 'deal',
        title: 'The deal',
        form: 'agreement',
        standing: 'definitive',
        signed: '2019-12',
        states: [{ state: 'in-force', certainty: 'definitely' }],
        amendedBy: ['again'],
        restatedBy: ['again'],
        publishedBy: [
          { eventId: press.id, standing: 'reported' },
          { eventId: deal.id, standing: 'definitive' },
        ],
        endings: [],
        terms: [{ kind: 'purpose' }, { kind: 'supply' }],
        claims: 2,
      },
      claims: [
        { kind: 'purpose', state: 'in-force', certainty: 'possibly', from: '2021', eventId: deal.id },
        { kind: 'supply', state: 'in-force', certainty: 'definitely', value: { summary: 'supply' }, agreement: 'deal' },
      ],
    });
    expect(await questions.ask(`${path}/deal?at=2023-01-01`)).toMatchObject({
      claims: [{ state: 'in-force' }, { kind: 'supply', state: 'superseded' }],
    });
  });

  (records3 ? test : test.skip)('are_shown_with_their_corrected_ends_and_the_corrections', async () => {
    const over = event('AgreementEnded', '2024-01-01', { agreement: 'again', how: 'terminated', reason: 'a dispute' });
    const { id: _id, ...replacement } = event('AgreementEnded', '2024-01-15', { agreement: 'again', how: 'withdrawn' });
    const data = { target: over.id, reason: 'another day', replacement };
    const corrected = event('EventCorrected', '2024-02-01', data, { sources: [] });
    await record(over, corrected);
    expect((await statesOn('2024-01-14')).at(-1)).toBe('again in-force');
    expect(await questions.ask(`${path}/again?at=2025-01-01`)).toMatchObject({
      agreement: {
        amends: ['deal'],
        states: [{ state: 'ended' }],
        endings: [
          {
            agreement: 'again',
            how: 'withdrawn',
            reason: null,
            from: '2024-01-15',
            eventId: over.id,
            correctedBy: { eventId: corrected.id },
          },
        ],
      },
      claims: [{ kind: 'supply', state: 'ended' }],
    });
  });

  test('are_not_found_under_unknown_ids', async () => {
    expect(await questions.refused(`${path}/nothing`)).toMatchObject({ status: 404, code: 'agreement-unknown' });
    expect(await questions.refused('/v1/partnerships/nobody/agreements')).toMatchObject({
      status: 404,
      code: 'partnership-unknown',
    });
  });
});
