import fc from 'fast-check';

import { enumerateWorlds } from '#testing';
import { answerDuring, answerOn, foldTerm, segmentOn, type Claim } from '.';
import type { Bounds } from '../dates';

const seed = Number(process.env['FOLD_SEED'] ?? 16);
const numRuns = Number(process.env['FOLD_RUNS'] ?? 2_000);
const DAYS: Bounds = { lo: 0, hi: 12 };
const MAX_WORLDS = 400;

const day = fc.integer({ min: DAYS.lo, max: DAYS.hi });
const bounds = (width: number): fc.Arbitrary<Bounds> =>
  fc.tuple(day, fc.integer({ min: 0, max: width })).map(([lo, more]) => ({ lo, hi: Math.min(lo + more, DAYS.hi) }));
const start = fc.oneof(bounds(0), bounds(4), bounds(12));
const condition = fc.constantFrom('agi-verified', 'ipo');

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
const effect = fc.oneof({ weight: 3, arbitrary: set }, { weight: 1, arbitrary: end });

const exactly = <B extends Bounds | 'unknown' | null>(days: B): B | Bounds =>
  typeof days === 'object' && days !== null ? { lo: days.lo, hi: days.lo } : days;
const exactEffect = effect.map((it) => ({ ...it, start: exactly(it.start), until: exactly(it.until) }));

/** Some claims, a few of them of one event, handed over in any order. */
const historyOf = (effects: fc.Arbitrary<Omit<Claim, 'order'>>, maxLength: number): fc.Arbitrary<Claim[]> =>
  fc
    .array(fc.tuple(effects, fc.integer({ min: 1, max: 3 })), { maxLength })
    .map((parts): Claim[] => parts.map(([part, version], ordinal) => ({ ...part, order: [version, ordinal] })))
    .filter((claims) => claims.reduce((worlds, { start: { lo, hi } }) => worlds * (hi - lo + 1), 1) <= MAX_WORLDS);
/** Claims that may all start on any of the same few days. */
const overlappingEffect = effect.map((it) => ({ ...it, start: { lo: it.start.lo % 2, hi: 2 + (it.start.hi % 2) } }));
const history = fc.oneof(historyOf(effect, 5), historyOf(exactEffect, 9), historyOf(overlappingEffect, 5));
const met = fc.array(fc.tuple(condition, bounds(4)), { maxLength: 2 }).map((entries) => new Map(entries));

beforeAll(() => process.stdout.write(`fold against worlds: FOLD_SEED=${seed} FOLD_RUNS=${numRuns}\n`));

describe('the fold', () => {
  it('says_what_the_enumerated_worlds_say_on_every_day', () => {
    fc.assert(
      fc.property(history, met, day, (claims, conditions, clock) => {
        const segments = foldTerm(claims, conditions);
        const told = days().map((on) => {
          const segment = segmentOn(segments, on);
          const { answers, nothing } = answerOn(segment, on, clock, conditions);
          return inWords(on, new Map(answers.map((it) => [it.answer, it.certainty])), nothing, segment?.possible ?? []);
        });
        const expected = enumerateWorlds(claims, { days: DAYS, clock, met: conditions }).map((it) =>
          inWords(it.day, it.answers, it.nothing, it.governing),
        );
        expect(told).toEqual(expected);
      }),
      { numRuns, seed },
    );
  });

  it('gives_maximal_ordered_segments_with_something_possible', () => {
    fc.assert(
      fc.property(history, met, (claims, conditions) => {
        foldTerm(claims, conditions).forEach((segment, i, all) => {
          expect(segment.possible.length).toBeGreaterThan(0);
          expect(segment.from).toBeLessThanOrEqual(segment.to);
          const before = all[i - 1];
          if (before === undefined) return;
          expect(before.to).toBeLessThan(segment.from);
          const same = before.nothing === segment.nothing && sameMembers(before.possible, segment.possible);
          expect(same && before.to + 1 === segment.from).toBe(false);
        });
      }),
      { numRuns, seed },
    );
  });
});

describe('an answer about an unknown day of an interval', () => {
  it('is_definite_if_so_on_each_day_and_possible_if_so_on_one', () => {
    fc.assert(
      fc.property(history, met, day, bounds(12), (claims, conditions, clock, at) => {
        const segments = foldTerm(claims, conditions);
        const daily = days(at).map((on) => answerOn(segmentOn(segments, on), on, clock, conditions));
        const values = new Set(daily.flatMap(({ answers }) => answers.map(({ answer }) => answer)));
        const isDefinite = (value: string): boolean =>
          daily.every(({ answers }) => answers.some((it) => it.answer === value && it.certainty === 'definitely'));

        const { answers, nothing, certainty } = answerDuring(segments, at, clock, conditions);

        expect(new Map(answers.map((it) => [it.answer, it.certainty]))).toEqual(
          new Map([...values].map((value) => [value, isDefinite(value) ? 'definitely' : 'possibly'])),
        );
        expect(nothing).toBe(daily.some((it) => it.nothing));
        expect(certainty).toBe(values.size === 0 ? 'not' : [...values].some(isDefinite) ? 'definitely' : 'possibly');
        for (const { answer, claims: carriers } of answers) {
          const expected = daily.flatMap((it) => it.answers.find((one) => one.answer === answer)?.claims ?? []);
          expect(new Set(carriers)).toEqual(new Set(expected));
          expect(carriers.length).toBe(new Set(expected).size);
        }
      }),
      { numRuns, seed },
    );
  });
});

function days({ lo, hi }: Bounds = DAYS): number[] {
  return Array.from({ length: hi - lo + 1 }, (_, i) => lo + i);
}

function inWords(
  on: number,
  answers: ReadonlyMap<string, string>,
  nothing: boolean,
  governing: Iterable<Claim>,
): string {
  const values = [...answers].map(([answer, certainty]) => `${certainty} ${answer}`).sort();
  const orders = [...governing].map(({ order }) => order.join('.')).sort();
  return `day ${on}: ${values.join(', ')}${nothing ? ' or nothing' : ''} by ${orders.join(', ')}`;
}

const sameMembers = (a: readonly Claim[], b: readonly Claim[]): boolean =>
  a.length === b.length && a.every((claim) => b.includes(claim));
