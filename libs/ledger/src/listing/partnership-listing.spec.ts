import { evolveProfile, NO_PROFILE } from '#domain';
import { listingOf } from './partnership-listing';

const started = (name: string, parties: readonly { id: string; name: string }[]) =>
  evolveProfile(
    NO_PROFILE,
    {
      id: '00000000-0000-4000-8000-000000000001',
      type: 'PartnershipStarted',
      occurred: '2020-01-01',
      title: 'it begins',
      standing: 'definitive',
      assertedBy: [],
      sources: [{ publisher: 'a test' }],
      data: { name, parties: [...parties] },
      effects: [],
    },
    1,
  );

test('the_search_in_names_and_ids_ignores_case_and_accents', () => {
  const listing = listingOf('cafe', started('Café & Söhne', [{ id: 'soehne', name: 'SÖHNE' }]));
  expect(listing).toEqual({
    parties: '[{"id":"soehne","name":"SÖHNE"}]',
    sortedAs: 'cafe & sohne',
    searched: 'cafe\ncafe & sohne\nsoehne\nsohne',
  });
});

test('a_partnership_without_a_name_is_sorted_by_its_id', () => {
  expect(listingOf('nameless', NO_PROFILE)).toEqual({ parties: '[]', sortedAs: 'nameless', searched: 'nameless\n' });
});

test('a_listing_is_bounded_and_ends_with_a_whole_character', () => {
  const many = Array.from({ length: 1_000 }, (_, n) => ({ id: `party-${n}`, name: '\u{1F600}'.repeat(40) }));
  const { parties, sortedAs, searched } = listingOf('p', started(`x${'\u{1F600}'.repeat(200)}`, many));
  expect(JSON.parse(parties)).toHaveLength(100);
  expect(sortedAs).toHaveLength(199);
  expect([sortedAs.isWellFormed(), searched.isWellFormed()]).toEqual([true, true]);
  expect(searched.length).toBeLessThanOrEqual(16_000);
});
