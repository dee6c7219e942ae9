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
const raw = (text: string | Buffer): string => Buffer.from(text).toString('base64url');
const wire = (at: string, log = LOG): string => raw(`{"v":1,"log":"${log}","at":${at}}`);

const place = fc.record({ offset: fc.maxSafeNat(), ordinal: fc.maxSafeNat() });
const cursors = fc.record({
  logId: fc.uuid(),
  places: fc.array(place, { minLength: 1, maxLength: 24 }),
});

describe('a cursor', () => {
  it('comes_back_from_its_string', () => {
    expect(decodeCursor(encodeCursor(cursor), 3)).toEqual(cursor);
  });

  it('comes_back_from_its_string_whatever_its_places', () => {
    fc.assert(
      fc.property(cursors, (any) => {
        const text = encodeCursor(any);
        expect(text).toMatch(/^[A-Za-z0-9_-]+$/);
        expect(decodeCursor(text, any.places.length)).toEqual(any);
      }),
      { seed, numRuns: 500 },
    );
  });

  it('has_one_string_for_one_place', () => {
    const told = wire('[0,[41,7],9007199254740991]');
    expect(encodeCursor(cursor)).toBe(told);
  });

  it.each([
    ['nothing', ''],
    ['blanks', '   '],
    ['other_letters', 'ä'],
    ['plain_base64', `${encodeCursor(cursor).slice(0, -2)}+/`],
    ['padding', `${encodeCursor(cursor)}=`],
    ['a_line_break_behind_it', `${encodeCursor(cursor)}\n`],
    ['text', raw('hello')],
    ['bytes_that_are_not_utf8', raw(Buffer.from([0xff, 0xfe, 0x80]))],
    ['null', raw('null')],
    ['a_list', raw('[]')],
    ['an_empty_object', raw('{}')],
    ['another_version', raw(`{"v":2,"log":"${LOG}","at":[1,2,3]}`)],
    ['no_log', raw('{"v":1,"at":[1,2,3]}')],
    ['a_log_that_is_no_uuid', wire('[1,2,3]', 'log')],
    ['a_log_in_capitals', wire('[1,2,3]', LOG.toUpperCase())],
    ['a_member_more', raw(`{"v":1,"log":"${LOG}","at":[1,2,3],"x":0}`)],
    ['a_member_called_proto', raw(`{"v":1,"log":"${LOG}","at":[1,2,3],"__proto__":{}}`)],
    ['no_places', wire('[]')],
    ['too_few_places', wire('[1,2]')],
    ['too_many_places', wire('[1,2,3,4]')],
    ['far_too_many_places', wire(`[${'0,'.repeat(100_000)}0]`)],
    ['a_negative_place', wire('[1,-2,3]')],
    ['a_broken_place', wire('[1,2.5,3]')],
    ['an_endless_place', wire('[1,1e400,3]')],
    ['a_place_beyond_whole_doubles', wire('[1,9007199254740993,3]')],
    ['a_place_as_text', wire('[1,"2",3]')],
    ['an_ordinal_without_offset', wire('[1,[2],3]')],
    ['three_numbers_for_one_place', wire('[1,[2,3,4],3]')],
    ['places_as_an_object', wire('{"0":1,"1":2,"2":3}')],
    ['deep_nesting', wire(`[1,2,${'['.repeat(50_000)}${']'.repeat(50_000)}]`)],
    ['another_spelling_of_a_number', wire('[1,2,3.0]')],
    ['minus_zero', wire('[1,2,-0]')],
    ['an_ordinal_zero_written_out', wire('[1,2,[3,0]]')],
    ['white_space', raw(`{"v":1, "log":"${LOG}","at":[1,2,3]}`)],
    ['a_member_written_twice', raw(`{"v":1,"v":1,"log":"${LOG}","at":[1,2,3]}`)],
    ['members_in_another_order', raw(`{"log":"${LOG}","v":1,"at":[1,2,3]}`)],
  ])('%s_is_malformed', (_, text) => {
    expect(() => decodeCursor(text, 3)).toThrow(MalformedCursor);
  });

  it('is_malformed_for_another_number_of_partitions', () => {
    expect(() => decodeCursor(encodeCursor(cursor), 12)).toThrow(MalformedCursor);
  });

  it('with_a_letter_changed_is_malformed_or_another_cursor_that_was_meant', () => {
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

  it('says_with_a_code_what_is_wrong', () => {
    expect(new MalformedCursor()).toMatchObject({
      code: 'cursor-malformed',
      message: expect.stringContaining('cursor') as string,
    });
  });
});
