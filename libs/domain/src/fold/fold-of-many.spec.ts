import fc from 'fast-check';
import { foldTerm, foldWithSpans, segmentOn, type Claim } from '.';
import type { Bounds, Day } from '../dates';

const seed = Number(process.env['FOLD_SEED'] ?? 16);
beforeAll(() => process.stdout.write(`folds of many claims: FOLD_SEED=${seed}\n`));

/* More claims than worlds can be enumerated of: held against the closed forms of DESIGN section 7, applied claim by claim and day by day. */
const DAYS: Bounds = { lo: 0, hi: 40 };
const ANY_DAY = { min: DAYS.lo, max: DAYS.hi };
const NOTHING_MET = new Map<string, Bounds>();

const wide = fc
  .tuple(fc.integer(ANY_DAY), fc.integer({ min: 0, max: 30 }))
  .map(([lo, more]): Bounds => ({ lo, hi: Math.min(lo + more, DAYS.hi) }));
const exact = fc.integer(ANY_DAY).map((lo): Bounds => ({ lo, hi: lo }));
const claim = fc.record({
  effect: fc.constantFrom('set' as const, 'set' as const, 'set' as const, 'end' as const),
  start: fc.oneof({ weight: 5, arbitrary: wide }, { weight: 1, arbitrary: exact }),
  until: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: wide }),
  value: fc.nat(30),
});
const claims = fc.array(claim, { minLength: 10, maxLength: 40 }).map((all): Claim[] =>
  all.map(({ effect, start, until, value }, nth) => ({
    effect,
    order: [nth, 0],
    start,
    until: effect === 'end' ? null : until,
    untilCondition: null,
    answer: effect === 'end' ? null : `"${value}"`,
  })),
);

interface Normal {
  readonly claim: Claim;
  readonly lo: Day;
  readonly hi: Day;
  readonly endLo: Day;
  readonly endHi: Day;
}

function normal(claim: Claim): Normal[] {
  const { lo, hi } = claim.start;
  const until = claim.until as Bounds | null;
  if (until === null) return [{ claim, lo, hi, endLo: Infinity, endHi: Infinity }];
  if (until.hi < lo) return [];
  return [{ claim, lo, hi: Math.min(hi, until.hi), endLo: Math.max(until.lo, lo) + 1, endHi: until.hi + 1 }];
}
const isExact = ({ lo, hi }: Normal): boolean => lo === hi;
const isLater = (k: Normal, c: Normal): boolean => k.claim.order[0] > c.claim.order[0];
const mustFollow = (k: Normal, c: Normal): boolean =>
  k.lo > c.hi || (k.lo === c.hi && isExact(k) && isExact(c) && isLater(k, c));

function possibleOn(all: readonly Normal[], day: Day): Normal[] {
  return all.filter((c) => {
    const superseded = Math.min(...all.filter((k) => mustFollow(k, c)).map(({ hi }) => hi));
    return c.lo <= day && day < Math.min(c.endHi, superseded);
  });
}

function nothingOn(all: readonly Normal[], day: Day): boolean {
  if (all.every((k) => day < k.hi)) return true;
  if (possibleOn(all, day).some(({ claim: { effect } }) => effect === 'end')) return true;
  return all.some((c) => {
    const s = Math.min(c.hi, day - 1);
    if (c.lo > s || c.endLo > day) return false;
    return !all.some(
      (k) => k !== c && k.hi <= day && (k.lo > s || (isExact(k) && k.lo === s && isExact(c) && isLater(k, c))),
    );
  });
}

describe('the fold of many claims that overlap', () => {
  it('is_what_the_closed_forms_say_on_every_day', () => {
    fc.assert(
      fc.property(claims, (some) => {
        const segments = foldTerm(some, NOTHING_MET);
        const all = some.flatMap(normal);
        for (let day = DAYS.lo; day <= DAYS.hi + 2; day += 1) {
          const segment = segmentOn(segments, day);
          const expected = possibleOn(all, day);
          expect(segment?.possible ?? []).toEqual(expected.map(({ claim: one }) => one));
          if (expected.length > 0) expect([day, segment!.nothing]).toEqual([day, nothingOn(all, day)]);
        }
      }),
      { seed, numRuns: 300 },
    );
  });

  it('takes_no_more_room_than_the_claims', () => {
    const many = (count: number): Claim[] =>
      Array.from({ length: count }, (_, nth) => ({
        effect: 'set',
        order: [nth, 0],
        start: { lo: nth, hi: 1_000_000 },
        until: { lo: 1_500_000 + nth, hi: 2_000_000 + nth },
        untilCondition: null,
        answer: `"${nth}"`,
      }));
    const { segments, spans } = foldWithSpans(many(2_000), NOTHING_MET);
    expect(spans).toHaveLength(2_000);
    expect(segments.length).toBeLessThanOrEqual(4 * 2_000);
    expect(segmentOn(segments, 1_200_000)!.possible).toHaveLength(2_000);
    // Who may govern is found when it is asked for, and not kept.
    expect(Object.getOwnPropertyDescriptor(segments[0], 'possible')!.get).toBeDefined();
  });
});
