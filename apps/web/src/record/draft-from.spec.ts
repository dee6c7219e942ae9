import { startedBy, draftFrom, ofKindFound } from './draft-from';
import type { Found } from './found-in-text';

const found: Found = {
  source: { url: 'https://apple.com/2019/03/x', publisher: 'Apple', published: '2019-03' },
  title: 'Apple Card is here',
  kind: { type: 'InvestmentMade', word: 'invests' },
  dates: ['2019-03-25'],
  amounts: [],
};
const untouched = { type: 'AgreementPublished', occurred: '2026-11-29', sources: [{}] };

describe('a draft from a text', () => {
  it('takes_title_day_and_source', () => {
    expect(draftFrom(untouched, found, untouched)).toEqual({
      type: 'AgreementPublished',
      occurred: '2019-03-25',
      title: 'Apple Card is here',
      sources: [{ url: 'https://apple.com/2019/03/x', publisher: 'Apple', published: '2019-03' }],
    });
  });

  it('takes_the_day_of_publication_if_the_text_has_no_date', () => {
    expect(draftFrom(untouched, { ...found, dates: [] }, untouched)['occurred']).toBe('2019-03');
  });

  it('keeps_members_that_were_entered_by_hand', () => {
    const written = { ...untouched, occurred: '2020', title: 'Mine', sources: [{ publisher: 'The Gazette' }] };
    expect(draftFrom(written, found, untouched)).toMatchObject({
      occurred: '2020',
      title: 'Mine',
      sources: [{ publisher: 'The Gazette', url: 'https://apple.com/2019/03/x' }],
    });
  });

  it('adds_a_second_source_for_another_address', () => {
    const written = { ...untouched, sources: [{ url: 'https://example.org/' }] };
    expect(draftFrom(written, found, untouched)['sources']).toHaveLength(2);
  });

  it('stays_unchanged_if_nothing_was_found', () => {
    expect(draftFrom(untouched, { source: null, title: null, kind: null, dates: [], amounts: [] }, untouched)).toEqual(
      untouched,
    );
  });

  it('takes_the_event_type_suggested_by_the_text_until_it_has_effects', () => {
    expect(ofKindFound(untouched, found, untouched)).toEqual({ ...untouched, type: 'InvestmentMade', data: {} });
    const written = { ...untouched, effects: [{ effect: 'set' }] };
    expect(ofKindFound(written, found, untouched)).toBe(written);
  });
});

describe('a draft that starts a partnership', () => {
  const untouched = { type: 'PartnershipStarted', data: { parties: [{}, {}] } };
  const [openai, amazon, aws] = ['OpenAI', 'Amazon', 'AWS'].map((name) => ({ id: name.toLowerCase(), name }));

  it('takes_the_first_two_parties_that_the_text_names', () => {
    expect(startedBy(untouched, [amazon!, openai!, aws!], untouched)['data']).toEqual({
      name: 'Amazon and OpenAI',
      parties: [amazon, openai],
    });
  });

  it('stays_unchanged_if_the_text_names_one_party_or_parties_are_given', () => {
    expect(startedBy(untouched, [amazon!], untouched)).toBe(untouched);
    const given = { ...untouched, data: { parties: [openai!, {}] } };
    expect(startedBy(given, [amazon!, openai!], untouched)).toBe(given);
    const agreed = { ...untouched, type: 'AgreementPublished' };
    expect(startedBy(agreed, [amazon!, openai!], untouched)).toBe(agreed);
  });
});
