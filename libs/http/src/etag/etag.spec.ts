import { readIfMatch, strongEtag } from './strong-etag';
import { weakEtag } from './weak-etag';
import { Problem } from '../problem/problem';

describe('If-Match', () => {
  test.each([
    ['"7"', [7]],
    [' "7" ', [7]],
    ['"6", "7"', [6, 7]],
    ['"6","7"', [6, 7]],
    ['"a,b", "7"', [7]],
    ['W/"7"', []],
    ['"seven"', []],
    ['*', [1, 6, 7, 8]],
    ['"0"', [0]],
  ])('%s_matches_exactly_the_versions_%j', (header, versions) => {
    const condition = readIfMatch(header);
    expect([0, 1, 6, 7, 8].filter((version) => condition?.matches(version))).toEqual(versions);
  });

  test.each(['7', '', '"7', '7"', '"6" "7"', '"6"; "7"', 'w/"7"', '*, "7"'])('%p_is_malformed', (header) => {
    expect(() => readIfMatch(header)).toThrow(
      expect.objectContaining({ status: 400, code: 'if-match-invalid' }) as Problem,
    );
  });

  test('a_missing_header_is_no_condition', () => {
    expect(readIfMatch(undefined)).toBeUndefined();
  });
});

test('etags_are_quoted_and_the_parts_of_weak_ones_stay_separate', () => {
  expect(strongEtag(8)).toBe('"8"');
  expect(weakEtag(14, '2026-11-22', 3)).toBe('W/"14.2026-11-22.3"');
  expect(weakEtag('a"b')).toBe('W/"a%22b"');
});
