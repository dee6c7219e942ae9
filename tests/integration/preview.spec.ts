import { randomUUID } from 'node:crypto';
import { startQuestions, type Questions } from './support/questions';

interface Preview {
  readonly version: number;
  readonly refusals: readonly { readonly code: string; readonly pointer: string }[];
  readonly termChanges: readonly object[];
  readonly moreTermChanges?: number;
  readonly warnings: readonly object[];
}

const event = (type: string, data: object, more: object = {}) => ({
  type,
  occurred: '2020-01-01',
  title: 'a test',
  assertedBy: [],
  sources: [{ publisher: 'a test' }],
  data,
  effects: [],
  ...more,
});
const set = (kind: string, more: object = {}) => ({
  effect: 'set',
  kind,
  scope: 'all',
  value: { summary: kind },
  ...more,
});
const reaffirmed = (...effects: object[]) => event('TermsReaffirmed', { statement: 'so' }, { effects });

describe('a preview', () => {
  let questions: Questions;
  const first = { ...reaffirmed(set('supply')), id: randomUUID() };
  beforeAll(async () => {
    questions = await startQuestions();
    const parties = ['a', 'b'].map((id) => ({ id, name: id }));
    const outcome = await questions.pipeline.record('alpha', [
      event('PartnershipStarted', { name: 'Alpha', parties }),
      first,
    ]);
    if (outcome.outcome !== 'recorded') throw new Error(JSON.stringify(outcome));
  });
  afterAll(() => questions.close());

  async function preview(id: string, body: object) {
    const url = `/v1/partnerships/${id}/events/preview`;
    const response = await questions.app.inject({ method: 'POST', url, payload: body });
    return { status: response.statusCode, ...response.json<Preview & { readonly errors?: readonly object[] }>() };
  }
  const recorded = async (events: readonly object[], more: object = {}) => {
    const outcome = await questions.pipeline.record('alpha', events, more);
    if (outcome.outcome !== 'recorded') throw new Error(JSON.stringify(outcome));
    return outcome.decision;
  };

  test('shows_the_term_changes_that_recording_then_makes', async () => {
    const events = [
      {
        ...reaffirmed(set('supply', { value: { summary: 'more' }, from: '2021-01-01' }), set('royalty')),
        id: randomUUID(),
      },
      { ...event('EventRetracted', { target: first.id, reason: 'a slip' }, { sources: [] }), id: randomUUID() },
    ];
    const previewed = await preview('alpha', { events });
    expect(previewed).toMatchObject({ status: 200, version: 4, refusals: [], warnings: [] });
    expect(previewed.termChanges.length).toBeGreaterThan(1);
    expect(await preview('alpha', { events })).toEqual(previewed);
    const { version, termChanges } = await recorded(events);
    expect([version, termChanges]).toEqual([previewed.version, previewed.termChanges]);
  });

  test('lists_faults_of_the_schema_that_have_codes_of_their_own_among_the_refusals', async () => {
    const { version } = await questions.ask<Preview>('/v1/partnerships/alpha/agreements');
    const events = [reaffirmed(set('supply', { fromCondition: { all: [] } }), set('nonsense', { from: 'x' }))];
    expect(await preview('alpha', { events })).toMatchObject({
      status: 200,
      version,
      refusals: [
        { code: 'condition-invalid', pointer: '/events/0/effects/0/fromCondition/all' },
        { code: 'date-invalid', pointer: '/events/0/effects/1/from' },
        { code: 'kind-unknown', pointer: '/events/0/effects/1/kind' },
      ],
      termChanges: [],
    });
    expect(await preview('alpha', { events: [{ ...events[0], extra: 1 }] })).toMatchObject({ status: 400 });
  });

  test('shows_every_refusal_with_its_code_and_pointer_and_the_unchanged_version', async () => {
    const events = [
      reaffirmed(set('nonsense')),
      event('EventRetracted', { target: randomUUID(), reason: 'none' }, { sources: [] }),
    ];
    const { version } = await questions.ask<Preview>('/v1/partnerships/alpha/agreements');
    expect(await preview('alpha', { events })).toMatchObject({
      status: 200,
      version,
      refusals: [
        { code: 'kind-unknown', pointer: '/events/0/effects/0/kind' },
        { code: 'event-unknown', pointer: '/events/1/data/target' },
      ],
      termChanges: [],
      warnings: [],
    });
    expect(await preview('alpha', { events: [reaffirmed()], recordedAt: '2001-01-01T00:00:00Z' })).toMatchObject({
      refusals: [{ code: 'recorded-at-reversed', pointer: '/recordedAt' }],
    });
  });

  test('shows_warnings', async () => {
    const events = [reaffirmed({ effect: 'end', kind: 'exclusivity', scope: 'all' })];
    expect(await preview('alpha', { events })).toMatchObject({
      warnings: [{ code: 'term-not-in-force', pointer: '/events/0/effects/0' }],
    });
  });

  test('of_an_unknown_partnership_shows_the_effect_of_its_first_events', async () => {
    expect(await preview('nobody', { events: [reaffirmed()] })).toMatchObject({
      version: 0,
      refusals: [{ code: 'partnership-not-started' }],
    });
    const parties = ['a', 'b'].map((id) => ({ id, name: id }));
    const started = event('PartnershipStarted', { name: 'New', parties }, { effects: [set('supply')] });
    expect(await preview('nobody', { events: [started] })).toMatchObject({
      version: 1,
      refusals: [],
      termChanges: [{ type: 'started', kind: 'supply' }],
    });
    expect(await questions.refused('/v1/partnerships/nobody')).toMatchObject({ status: 404 });
  });

  test('of_an_invalid_body_is_refused_with_all_its_errors', async () => {
    const answer = await preview('alpha', {
      events: [{ ...reaffirmed(), occurred: 'yesterday', title: 7 }],
      surplus: 1,
    });
    expect(answer).toMatchObject({ status: 400 });
    expect(answer.errors!.length).toBeGreaterThan(2);
  });
});

describe('a preview while records of version 2 are written', () => {
  let questions: Questions;
  beforeAll(async () => (questions = await startQuestions(undefined, 2)));
  afterAll(() => questions.close());

  test('shows_features_that_are_not_yet_enabled_beside_all_other_refusals', async () => {
    const parties = ['a', 'b'].map((id) => ({ id, name: id }));
    const started = (...effects: object[]) => event('PartnershipStarted', { name: 'New', parties }, { effects });
    const preview = async (...events: object[]) => {
      const url = '/v1/partnerships/new/events/preview';
      return (await questions.app.inject({ method: 'POST', url, payload: { events } })).json<Preview>();
    };
    const waiting = set('supply', { fromCondition: 'closing' });
    expect(await preview(started(waiting), reaffirmed(set('nonsense')))).toMatchObject({
      version: 0,
      refusals: [
        { code: 'not-yet-enabled', pointer: '/events/0/effects/0/fromCondition' },
        { code: 'kind-unknown', pointer: '/events/1/effects/0/kind' },
      ],
      termChanges: [],
    });
    expect(await preview(started(set('supply')))).toMatchObject({ version: 1, refusals: [] });
  });
});
