import fc from 'fast-check';
import { decodeCursor, encodeCursor, MalformedCursor, type Cursor } from './cursor';

const seed = Number(process.env['CURSOR_SEED'] ?? 16);
beforeAll(() => process.stdout.write(`cursors: CURSOR_SEED=${seed}\n`));

const LOG = '6f1c0a52-3a1e-4c0b-9d2f-0123456789ab';
const cursor: Cursor = {
  logId: LOG,
  places: [
    { offset: 0, ordinal: 0 },
    { offset: 41, ordinal: 7 },
    { offset: Number.MAX_SAFE_INTEGER, ordinal: 0 },
  ],
};
const hash = (nth: number): string => String(nth).repeat(16).slice(0, 16);
const hashed: Cursor = { ...cursor, places: cursor.places.map((place, nth) => ({ ...place, hash: hash(nth) })) };
const raw = (text: string | Buffer): string => Buffer.from(text).toString('base64url');
const wire = (at: string, log = LOG): string => raw(`{"v":1,"log":"${log}","at":${at}}`);
const withHashes = (hex: string, at = '[1,2,3]'): string =>
  raw(`{"v":2,"log":"${LOG}","at":${at},"hashes":"${Buffer.from(hex, 'hex').toString('base64url')}"}`);

const place = fc.record({ offset: fc.maxSafeNat(), ordinal: fc.maxSafeNat() });
const hashedPlace = fc.record({
  offset: fc.maxSafeNat(),
  ordinal: fc.maxSafeNat(),
  hash: fc.uint8Array({ minLength: 8, maxLength: 8 }).map((bytes) => Buffer.from(bytes).toString('hex')),
});
const placesOf = <T>(one: fc.Arbitrary<T>) => fc.array(one, { minLength: 1, maxLength: 24 });
const cursors = fc.record({ logId: fc.uuid(), places: fc.oneof(placesOf(place), placesOf(hashedPlace)) });

describe('a cursor', () => {
  it('decodes_to_the_cursor_that_was_encoded', () => {
    expect(decodeCursor(encodeCursor(cursor), 3)).toEqual(cursor);
  });

  it('decodes_to_the_cursor_that_was_encoded_for_any_places', () => {
    fc.assert(
      fc.property(cursors, (any) => {
        const text = encodeCursor(any);
        expect(text).toMatch(/^[A-Za-z0-9_-]+$/);
        expect(decodeCursor(text, any.places.length)).toEqual(any);
      }),
      { seed, numRuns: 500 },
    );
  });

  it('encodes_each_place_in_exactly_one_way', () => {
    const text = wire('[0,[41,7],9007199254740991]');
    expect(encodeCursor(cursor)).toBe(text);
  });

  it('of_edition_1_is_accepted_and_encoded_as_before', () => {
    const text = wire('[0,[41,7],9007199254740991]');
    expect(decodeCursor(text, 3)).toEqual(cursor);
    expect(encodeCursor(hashed, 2)).toBe(text);
  });

  it('includes_eight_bytes_per_place_if_every_hash_is_known', () => {
    const text = encodeCursor(hashed);
    expect(text).toBe(withHashes([0, 1, 2].map(hash).join(''), '[0,[41,7],9007199254740991]'));
    expect(decodeCursor(text, 3)).toEqual(hashed);
    const partly = { ...hashed, places: hashed.places.with(1, cursor.places[1]!) };
    expect(encodeCursor(partly)).toBe(encodeCursor(cursor));
  });

  it.each([
    ['nothing', ''],
    ['blanks', '   '],
    ['other_letters', 'ä'],
    ['plain_base64', `${encodeCursor(cursor).slice(0, -2)}+/`],
    ['padding', `${encodeCursor(cursor)}=`],
    ['a_trailing_line_break', `${encodeCursor(cursor)}\n`],
    ['text', raw('hello')],
    ['bytes_that_are_not_utf8', raw(Buffer.from([0xff, 0xfe, 0x80]))],
    ['null', raw('null')],
    ['a_list', raw('[]')],
    ['an_empty_object', raw('{}')],
    ['another_version', raw(`{"v":3,"log":"${LOG}","at":[1,2,3]}`)],
    ['the_second_version_without_hashes', raw(`{"v":2,"log":"${LOG}","at":[1,2,3]}`)],
    ['the_first_version_with_hashes', raw(`{"v":1,"log":"${LOG}","at":[1,2,3],"hashes":"${'A'.repeat(32)}"}`)],
    ['one_hash_too_few', withHashes('00'.repeat(16))],
    ['one_hash_too_many', withHashes('00'.repeat(32))],
    ['a_truncated_hash', withHashes('00'.repeat(22))],
    ['hashes_in_hexadecimal', raw(`{"v":2,"log":"${LOG}","at":[1,2,3],"hashes":"${'00'.repeat(24)}"}`)],
    ['hashes_as_a_list', raw(`{"v":2,"log":"${LOG}","at":[1,2,3],"hashes":["${'A'.repeat(32)}"]}`)],
    ['no_log', raw('{"v":1,"at":[1,2,3]}')],
    ['a_log_that_is_no_uuid', wire('[1,2,3]', 'log')],
    ['a_log_in_upper_case', wire('[1,2,3]', LOG.toUpperCase())],
    ['an_additional_member', raw(`{"v":1,"log":"${LOG}","at":[1,2,3],"x":0}`)],
    ['a_member_named_proto', raw(`{"v":1,"log":"${LOG}","at":[1,2,3],"__proto__":{}}`)],
    ['no_places', wire('[]')],
    ['too_few_places', wire('[1,2]')],
    ['too_many_places', wire('[1,2,3,4]')],
    ['far_too_many_places', wire(`[${'0,'.repeat(100_000)}0]`)],
    ['a_negative_place', wire('[1,-2,3]')],
    ['a_fractional_place', wire('[1,2.5,3]')],
    ['an_infinite_place', wire('[1,1e400,3]')],
    ['a_place_beyond_the_safe_integers', wire('[1,9007199254740993,3]')],
    ['a_place_as_text', wire('[1,"2",3]')],
    ['an_ordinal_without_offset', wire('[1,[2],3]')],
    ['three_numbers_for_one_place', wire('[1,[2,3,4],3]')],
    ['places_as_an_object', wire('{"0":1,"1":2,"2":3}')],
    ['deep_nesting', wire(`[1,2,${'['.repeat(50_000)}${']'.repeat(50_000)}]`)],
    ['another_spelling_of_a_number', wire('[1,2,3.0]')],
    ['minus_zero', wire('[1,2,-0]')],
    ['an_ordinal_of_zero_written_out', wire('[1,2,[3,0]]')],
    ['white_space', raw(`{"v":1, "log":"${LOG}","at":[1,2,3]}`)],
    ['a_member_written_twice', raw(`{"v":1,"v":1,"log":"${LOG}","at":[1,2,3]}`)],
    ['members_in_another_order', raw(`{"log":"${LOG}","v":1,"at":[1,2,3]}`)],
  ])('%s_is_malformed', (_, text) => {
    expect(() => decodeCursor(text, 3)).toThrow(MalformedCursor);
  });

  it('is_malformed_if_the_number_of_partitions_differs', () => {
    expect(() => decodeCursor(encodeCursor(cursor), 12)).toThrow(MalformedCursor);
  });

  it('with_one_changed_letter_is_malformed_or_is_exactly_another_cursor', () => {
    fc.assert(
      fc.property(cursors, fc.nat(), fc.constantFrom(...'AZaz09-_=+ %'), (any, at, letter) => {
        const text = encodeCursor(any);
        const changed = text.slice(0, at % text.length) + letter + text.slice((at % text.length) + 1);
        try {
          expect(encodeCursor(decodeCursor(changed, any.places.length))).toBe(changed);
        } catch (error) {
          expect(error).toBeInstanceOf(MalformedCursor);
        }
      }),
      { seed, numRuns: 1_000 },
    );
  });

  it('error_has_a_code_and_a_message', () => {
    expect(new MalformedCursor()).toMatchObject({
      code: 'cursor-malformed',
      message: expect.stringContaining('cursor') as string,
    });
  });
});
