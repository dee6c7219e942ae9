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

  it('takes_the_day_of_publication_where_the_text_has_none', () => {
    expect(draftFrom(untouched, { ...found, dates: [] }, untouched)['occurred']).toBe('2019-03');
  });

  it('leaves_alone_what_was_written_by_hand', () => {
    const written = { ...untouched, occurred: '2020', title: 'Mine', sources: [{ publisher: 'The Gazette' }] };
    expect(draftFrom(written, found, untouched)).toMatchObject({
      occurred: '2020',
      title: 'Mine',
      sources: [{ publisher: 'The Gazette', url: 'https://apple.com/2019/03/x' }],
    });
  });

  it('adds_another_source_beside_the_first', () => {
    const written = { ...untouched, sources: [{ url: 'https://example.org/' }] };
    expect(draftFrom(written, found, untouched)['sources']).toHaveLength(2);
  });

  it('invents_nothing', () => {
    expect(draftFrom(untouched, { source: null, title: null, kind: null, dates: [], amounts: [] }, untouched)).toEqual(
      untouched,
    );
  });

  it('is_of_the_kind_that_its_words_speak_for_until_more_is_said', () => {
    expect(ofKindFound(untouched, found, untouched)).toEqual({ ...untouched, type: 'InvestmentMade', data: {} });
    const written = { ...untouched, effects: [{ effect: 'set' }] };
    expect(ofKindFound(written, found, untouched)).toBe(written);
  });
});

describe('a draft that starts a partnership', () => {
  const untouched = { type: 'PartnershipStarted', data: { parties: [{}, {}] } };
  const [openai, amazon, aws] = ['OpenAI', 'Amazon', 'AWS'].map((name) => ({ id: name.toLowerCase(), name }));

  it('is_one_of_the_first_two_whom_a_text_names', () => {
    expect(startedBy(untouched, [amazon!, openai!, aws!], untouched)['data']).toEqual({
      name: 'Amazon and OpenAI',
      parties: [amazon, openai],
    });
  });

  it('stays_as_it_is_where_one_is_named_or_parties_are_given', () => {
    expect(startedBy(untouched, [amazon!], untouched)).toBe(untouched);
    const given = { ...untouched, data: { parties: [openai!, {}] } };
    expect(startedBy(given, [amazon!, openai!], untouched)).toBe(given);
    const agreed = { ...untouched, type: 'AgreementPublished' };
    expect(startedBy(agreed, [amazon!, openai!], untouched)).toBe(agreed);
  });
});
