import { event } from './support/events';
import { startQuestions, type Questions } from './support/questions';

interface Listed {
  readonly partnershipId: string;
  readonly parties: readonly { readonly id: string }[];
}

const party = (id: string) => ({ id, name: id.toUpperCase() });
const changed = (occurred: string, data: object, more: object = {}) => event('PartiesChanged', occurred, data, more);
const succession = { succeeded: [{ party: 'b', by: party('d') }] };
const agreement = event('AgreementPublished', '2020-02-01', { agreement: { id: 'm', title: 'M', form: 'agreement' } });

/** By case: the initial parties, the later events, and the parties in 2026. */
const CASES = {
  assigned: ['ab', [agreement, changed('2021-06-01', succession, { agreement: 'm' })], 'ab'],
  'back-dated': [
    'ab',
    [changed('2022-01-01', { left: ['c'] }, {}), changed('2021-01-01', { joined: [party('c')] })],
    'ab',
  ],
  renamed: ['abc', [changed('2022-01-01', { left: ['c'] }), changed('2022-06-01', { renamed: [party('c')] })], 'ab'],
  'late-succession': [
    'abc',
    [changed('2022-01-01', { left: ['c'] }), changed('2022-06-01', { succeeded: [{ party: 'c', by: party('d') }] })],
    'ab',
  ],
  leaving: ['abc', [changed('2030-01-01', { left: ['c'] })], 'abc'],
  guest: ['abc', [changed('2022-01-01', { joined: [party('d')], left: ['d'] })], 'abc'],
} as const;

describe('the parties of today', () => {
  let questions: Questions;
  let now = '2026-12-01T10:00:00.000Z';

  beforeAll(async () => {
    questions = await startQuestions(() => new Date(now));
    const licence = { effect: 'set', kind: 'api-hosting', scope: 'all', value: { provider: 'a' }, until: '2027-06-30' };
    for (const [id, [parties, events]] of Object.entries(CASES)) {
      const data = { name: id, parties: [...parties].map(party) };
      // The case that is recorded in reverse order needs the party to be named before it joins.
      const start = event('PartnershipStarted', '2020-01-01', data, { effects: [licence], thirdParties: [party('c')] });
      const named = parties.includes('c') ? { ...start, thirdParties: undefined } : start;
      const outcome = await questions.pipeline.record(id, [JSON.parse(JSON.stringify(named)), ...events]);
      if (outcome.outcome !== 'recorded') throw new Error(JSON.stringify(outcome));
    }
  });
  afterAll(() => questions.close());

  const partiesOf = ({ parties }: Listed) => parties.map(({ id }) => id).join('');
  const listed = async () => (await questions.ask<{ items: Listed[] }>('/v1/partnerships')).items;
  const expected = Object.fromEntries(Object.entries(CASES).map(([id, [, , parties]]) => [id, parties]));
  const ending = async (id: string) =>
    (await questions.ask<{ items: Listed[] }>(`/v1/expirations?party=${id}&from=2027&to=2027`)).items
      .map(({ partnershipId }) => partnershipId)
      .sort();
  const statusFor = async (etag: string) =>
    (await questions.app.inject({ url: '/v1/partnerships/leaving', headers: { 'if-none-match': etag } })).statusCode;

  test('are_those_of_the_current_day_in_the_list_and_for_one_partnership', async () => {
    expect(Object.fromEntries((await listed()).map((item) => [item.partnershipId, partiesOf(item)]))).toEqual(expected);
    for (const [id, parties] of Object.entries(expected))
      expect([id, partiesOf(await questions.ask<Listed>(`/v1/partnerships/${id}`))]).toEqual([id, parties]);
  });

  test('are_those_by_which_expirations_are_filtered', async () => {
    expect(await ending('a')).toEqual(Object.keys(CASES).sort());
    expect(await ending('c')).toEqual(['guest', 'leaving']);
    expect(await ending('d')).toEqual([]);
  });

  test('change_on_their_day_without_a_new_event', async () => {
    const version = '"2"';
    expect(await statusFor(version)).toBe(304);
    now = '2030-01-01T00:00:00.000Z';
    expect(partiesOf(await questions.ask<Listed>('/v1/partnerships/leaving'))).toBe('ab');
    expect((await listed()).filter(({ partnershipId }) => partnershipId === 'leaving').map(partiesOf)).toEqual(['ab']);
    expect(await ending('c')).toEqual(['guest']);
    expect(await statusFor(version)).toBe(200);
  });
});
