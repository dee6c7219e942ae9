import fc from 'fast-check';

import { enumerateWorlds } from '../../../testing/src/worlds-oracle';
import { answerDuring, answerOn, foldTerm, segmentOn, type Claim } from '.';
import type { Bounds } from '../dates';

const seed = Number(process.env['FOLD_SEED'] ?? Date.now() % 2 ** 31);
const NUM_RUNS = Number(process.env['FOLD_RUNS'] ?? 6_000);
const DAYS: Bounds = { lo: 0, hi: 12 };
const MAX_WORLDS = 1_500;

const day = fc.integer({ min: DAYS.lo, max: DAYS.hi });
const bounds = (width: number): fc.Arbitrary<Bounds> =>
  fc.tuple(day, fc.integer({ min: 0, max: width })).map(([lo, more]) => ({ lo, hi: Math.min(lo + more, DAYS.hi) }));
const start = fc.oneof(bounds(0), bounds(4), bounds(12));
const condition = fc.constantFrom('agi', 'ipo');

const set = fc.record({
  effect: fc.constant('set' as const),
  start,
  until: fc.oneof(fc.constant(null), fc.constant('unknown' as const), bounds(5)),
  untilCondition: fc.option(condition, { freq: 2 }),
  answer: fc.constantFrom('"a"', '"b"', '"c"'),
});
const end = fc.record({
  effect: fc.constant('end' as const),
  start,
  until: fc.constant(null),
  untilCondition: fc.constant(null),
  answer: fc.constant(null),
});

/** Up to five claims, several of one event now and then, handed over in any order. */
const history = fc
  .array(
    fc.tuple(fc.oneof({ weight: 3, arbitrary: set }, { weight: 1, arbitrary: end }), fc.integer({ min: 1, max: 3 })),
    {
      maxLength: 5,
    },
  )
  .map((parts): Claim[] => parts.map(([part, version], ordinal) => ({ ...part, order: [version, ordinal] })))
  .filter((claims) => claims.reduce((worlds, { start: { lo, hi } }) => worlds * (hi - lo + 1), 1) <= MAX_WORLDS);
const met = fc.array(fc.tuple(condition, bounds(4)), { maxLength: 2 }).map((entries) => new Map(entries));

describe('the fold', () => {
  it('says_what_the_enumerated_worlds_say_on_every_day', () => {
    process.stdout.write(`fold against worlds: FOLD_SEED=${seed}\n`);
    fc.assert(
      fc.property(history, met, day, (claims, conditions, clock) => {
        const segments = foldTerm(claims, conditions);
        const worlds = enumerateWorlds(claims, { days: DAYS, clock, met: conditions });
        for (const expected of worlds) {
          const segment = segmentOn(segments, expected.day);
          const { answers, nothing } = answerOn(segment, expected.day, clock, conditions);
          const told = {
            day: expected.day,
            answers: new Map(answers.map(({ answer, certainty }) => [answer, certainty])),
            nothing,
            governing: new Set(segment?.possible),
          };
          expect(told).toEqual(expected);
        }
      }),
      { numRuns: NUM_RUNS, seed },
    );
  });
});
void answerDuring;
