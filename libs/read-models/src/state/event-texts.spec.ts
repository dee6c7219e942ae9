import { EventTexts } from './event-texts';
import { BLOCK } from './block';

const recordedAt = '2026-01-01T00:00:00.000Z';
const sources = [{ publisher: 'Zeitung', url: 'https://example.org/ä' }];

const event = (title: string, more: object = {}) => ({
  id: `id of ${title}`,
  type: 'TermsReaffirmed',
  occurred: '2026-01',
  title,
  standing: 'definitive',
  assertedBy: ['a'],
  sources,
  effects: [],
  ...more,
});
const rowOf = (version: number, event: object): string =>
  [version, Date.parse(recordedAt), JSON.stringify(event)].join('\x1f');

test('the_texts_of_an_event_equal_its_members_serialized_one_by_one', () => {
  const texts = new EventTexts(0);
  texts.add([rowOf(2, event('of "two"')), rowOf(1, event('one'))].join('\x1e'));
  expect(texts.get(1)!.identity).toBe('"eventId":"id of one","version":1');
  expect(texts.get(2)!.assertion).toBe(
    `"title":"of \\"two\\"","assertedBy":["a"],"sources":${JSON.stringify(sources)}`,
  );
  expect(texts.get(2)!.facts).toMatchObject({ title: 'of "two"', version: 2, recordedAt, occurred: '2026-01' });
  expect(texts.get(3)).toBeUndefined();
});

test('a_correction_has_the_texts_of_its_replacement_with_its_own_sources_if_the_replacement_has_none', () => {
  const texts = new EventTexts(0);
  const replacement = event('rightly', { sources: [] });
  texts.add(rowOf(1, { ...event('a slip'), type: 'EventCorrected', data: { replacement } }));
  expect(texts.get(1)!.facts).toMatchObject({ title: 'rightly', type: 'EventCorrected', sources });
});

test('repeated_rows_are_stored_once_and_gaps_are_known', () => {
  const texts = new EventTexts(BLOCK);
  texts.add(rowOf(BLOCK + 3, event('later')));
  expect([texts.cachedUpTo, texts.has(BLOCK + 3)]).toEqual([BLOCK - 1, true]);
  texts.add([BLOCK, BLOCK + 1].map((version) => rowOf(version, event('early'))).join('\x1e'));
  expect(texts.cachedUpTo).toBe(BLOCK + 1);
  const { bytes } = texts;
  texts.add(rowOf(BLOCK + 1, event('early')));
  expect(texts.bytes).toBe(bytes);
  expect(texts.get(BLOCK + 3)!.facts.title).toBe('later');
});

test('the_texts_of_an_event_stay_the_same_whatever_else_has_been_read', () => {
  const texts = new EventTexts(0);
  const versions = [1, 2, 3, 4, 5, 6, 7];
  const rows = versions.map((version) => rowOf(version, event(`number ${version}`)));
  texts.add([rows[0], ...rows.slice(2, 5)].join('\x1e'));
  const textsOf = (version: number) => texts.get(version)!.texts;
  const before = new Map<number, readonly string[]>();
  for (const version of [4, 1, 3]) before.set(version, textsOf(version));
  expect([texts.has(2), texts.has(5)]).toEqual([false, true]);

  texts.add([...rows.slice(4), rows[1]].join('\x1e'));
  expect(texts.cachedUpTo).toBe(7);
  for (const version of [7, 2, 6, 5]) before.set(version, textsOf(version));
  expect(versions.map(textsOf)).toEqual(versions.map((version) => before.get(version)));
  for (const version of versions)
    expect(texts.get(version)!.facts).toMatchObject({ title: `number ${version}`, version, recordedAt });
  expect(texts.get(8)).toBeUndefined();
});

test('the_received_text_is_released_once_a_third_of_it_has_been_read', () => {
  const texts = new EventTexts(0);
  texts.add([1, 2, 3, 4].map((version) => rowOf(version, event('e', { effects: ['long '.repeat(100)] }))).join('\x1e'));
  const sent = texts.bytes;
  texts.get(1);
  expect(texts.bytes).toBeGreaterThan(sent);
  texts.get(2);
  expect(texts.bytes).toBeLessThan(sent);
});
