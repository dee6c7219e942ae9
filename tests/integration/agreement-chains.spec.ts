import type { RecordOutcome } from '#recording';
import { startPipeline, type Pipeline } from './support/pipeline';

/* The publication of an agreement decides which terms end with it, including terms that the publication does not name. */

const common = { standing: 'definitive', assertedBy: ['a', 'b'], sources: [{ publisher: 'test' }], title: 'said' };
const start = {
  ...common,
  type: 'PartnershipStarted',
  occurred: '2025-01-01',
  data: {
    name: 'A and B',
    parties: ['a', 'b', 'c'].map((id) => ({ id, name: id.toUpperCase() })),
  },
  effects: [],
};
const published = (id: string, more: object = {}) => ({
  ...common,
  type: 'AgreementPublished',
  occurred: '2025-02-01',
  data: { agreement: { id, title: id, form: 'agreement', ...more } },
  effects: [],
});
const setBy = (agreement: string, scope: string) => ({
  ...common,
  type: 'StatementMade',
  occurred: '2025-03-01',
  agreement,
  data: { statement: 'it is so', form: 'notice' },
  effects: [{ effect: 'set', kind: 'api-hosting', scope, value: { provider: 'a' } }],
});
const ended = (agreement: string) => ({
  ...common,
  type: 'AgreementEnded',
  occurred: '2025-06-01',
  data: { agreement, how: 'terminated' },
  effects: [],
});
const joined = (agreement: string) => ({
  ...common,
  type: 'PartiesChanged',
  occurred: '2025-05-01',
  agreement,
  data: { joined: [{ id: 'c', name: 'C' }] },
  effects: [],
});
const retracted = (target: string) => ({ type: 'EventRetracted', data: { target, reason: 'it was never published' } });
const corrected = (target: string, replacement: object) => ({
  type: 'EventCorrected',
  data: { target, replacement, reason: 'a better source' },
});

describe('an agreement that has ended or has parties of its own', () => {
  let pipeline: Pipeline;
  beforeAll(async () => (pipeline = await startPipeline()));
  afterAll(() => pipeline.close());

  async function decided(partnership: string, events: readonly object[]) {
    const outcome: RecordOutcome = await pipeline.record(partnership, events);
    if (outcome.outcome !== 'recorded') throw new Error(JSON.stringify(outcome));
    return outcome.decision;
  }
  /** The scopes and days of the term changes that the events cause. */
  const changedDays = async (partnership: string, events: readonly object[]) =>
    (await decided(partnership, events)).termChanges.map(({ scope, stretches }) => [
      scope,
      ...stretches.map(({ from, to }) => `${from}..${to ?? ''}`),
    ]);

  it('no_longer_ends_its_terms_when_its_publication_is_retracted', async () => {
    const { events } = await decided('taken-back', [start, published('deal')]);
    await decided('taken-back', [setBy('deal', 'one'), setBy('deal', 'two'), ended('deal')]);
    expect(await changedDays('taken-back', [retracted(events[1]!.id)])).toEqual([
      ['one', '2025-06-01..'],
      ['two', '2025-06-01..'],
    ]);
  });

  it('ends_its_terms_again_when_it_is_published_again', async () => {
    const { events } = await decided('again', [start, published('deal')]);
    await decided('again', [setBy('deal', 'one'), ended('deal'), retracted(events[1]!.id)]);
    expect(await changedDays('again', [published('deal')])).toEqual([['one', '2025-06-01..']]);
  });

  it('ends_the_terms_of_another_agreement_once_that_is_known_to_amend_it', async () => {
    const { events } = await decided('amending', [start, published('deal'), published('annex')]);
    await decided('amending', [setBy('annex', 'one'), ended('deal')]);
    const amendment = published('annex', { form: 'amendment', amends: ['deal'] });
    expect(await changedDays('amending', [corrected(events[2]!.id, amendment)])).toEqual([['one', '2025-06-01..']]);
  });

  it('no_longer_ends_the_terms_of_an_amendment_when_a_link_between_them_is_retracted', async () => {
    const amendment = (id: string, of: string) => published(id, { form: 'amendment', amends: [of] });
    const { events } = await decided('steps', [
      start,
      published('deal'),
      amendment('first', 'deal'),
      amendment('second', 'first'),
    ]);
    await decided('steps', [setBy('second', 'one'), ended('deal')]);
    expect(await changedDays('steps', [retracted(events[2]!.id)])).toEqual([['one', '2025-06-01..']]);
  });

  it('no_longer_keeps_its_claims_from_replacing_terms_when_its_publication_is_retracted', async () => {
    const { events } = await decided('replaced', [start, published('deal')]);
    const replacing = setBy('deal', 'one');
    const effects = replacing.effects.map((effect) => ({
      ...effect,
      from: '2025-07-01',
      replaces: [{ kind: 'api-hosting', scope: 'two' }],
    }));
    const { effects: plain, ...standing } = setBy('deal', 'two');
    const { agreement: _, ...outside } = standing;
    await decided('replaced', [{ ...outside, effects: plain }, { ...replacing, effects }, ended('deal')]);
    expect(await changedDays('replaced', [retracted(events[1]!.id)])).toEqual([
      ['one', '2025-07-01..'],
      ['two', '2025-07-01..'],
    ]);
  });

  it('changes_no_terms_when_an_unrelated_agreement_is_published', async () => {
    await decided('other', [start, published('deal')]);
    await decided('other', [setBy('deal', 'one'), ended('deal')]);
    expect(await changedDays('other', [published('unrelated')])).toEqual([]);
  });

  it('no_longer_binds_parties_that_joined_it_when_its_publication_is_retracted', async () => {
    const founders = { ...start, data: { ...start.data, parties: start.data.parties.slice(0, 2) } };
    const { events } = await decided('parties', [founders, published('deal')]);
    await decided('parties', [setBy('deal', 'one'), joined('deal')]);
    expect(await changedDays('parties', [retracted(events[1]!.id)])).toEqual([['one', '2025-05-01..']]);
  });

  it('changes_no_days_with_a_claim_that_starts_after_its_end', async () => {
    const { agreement, ...statement } = setBy('deal', 'one');
    const from = (day: string) => ({
      ...statement,
      effects: statement.effects.map((effect) => ({ ...effect, from: day })),
    });
    await decided('late', [start, published('deal'), from('2025-02-01'), from('2025-03-01'), ended('deal')]);
    expect(await changedDays('late', [{ ...from('2025-07-01'), agreement }])).toEqual([['one']]);
  });
});
