import fc from 'fast-check';
import { FIRST_DAY, LAST_DAY, type Day } from '../dates';
import { segmentOn, type Claim, type Segment } from '../fold';
import { overlay } from './overlay';

const seed = Number(process.env['OVERLAY_SEED'] ?? Date.now() % 2 ** 31);
beforeAll(() => process.stdout.write(`overlays: OVERLAY_SEED=${seed}\n`));

const claim: Claim = {
  effect: 'set',
  order: [1, 0],
  start: { lo: 0, hi: 0 },
  until: null,
  untilCondition: null,
  answer: '1',
};
const segment = (from: Day, to: Day): Segment<Claim> => ({ from, to, possible: [claim], nothing: false });

/** A timeline near some day: runs of segments and gaps, the last one perhaps open or up to the last day of all. */
const timelines = (near: Day): fc.Arbitrary<Segment<Claim>[]> =>
  fc
    .tuple(
      fc.integer({ min: 0, max: 4 }),
      fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 })), { maxLength: 4 }),
      fc.constantFrom('closed', 'last day', 'open'),
    )
    .map(([offset, runs, end]) => {
      let day = near + offset;
      const segments = runs.map(([gap, more]) => {
        const from = day + gap;
        day = from + more + 1;
        return segment(from, day - 1);
      });
      const last = segments.at(-1);
      if (!last || end === 'closed') return segments;
      return [...segments.slice(0, -1), { ...last, to: end === 'open' ? Infinity : LAST_DAY }];
    });

const anyTimelines = fc
  .constantFrom(FIRST_DAY, 0, LAST_DAY - 30)
  .chain((near) => fc.tuple(fc.constant(near), fc.array(timelines(near), { maxLength: 4 })));

describe('timelines laid over each other', () => {
  it('are_one_open_run_where_there_is_nothing', () => {
    expect(overlay([])).toEqual([{ from: FIRST_DAY, to: Infinity, segments: [] }]);
    expect(overlay([[], []])).toEqual([{ from: FIRST_DAY, to: Infinity, segments: [undefined, undefined] }]);
  });

  it('cut_each_other_into_runs', () => {
    const [a, b] = [segment(10, 19), segment(15, Infinity)];
    expect(overlay([[a], [b]])).toEqual([
      { from: FIRST_DAY, to: 9, segments: [undefined, undefined] },
      { from: 10, to: 14, segments: [a, undefined] },
      { from: 15, to: 19, segments: [a, b] },
      { from: 20, to: Infinity, segments: [undefined, b] },
    ]);
  });

  it('begin_no_run_after_the_last_day_of_all', () => {
    expect(overlay([[segment(10, LAST_DAY)]]).map(({ from }) => from)).toEqual([FIRST_DAY, 10]);
  });

  it('cover_every_day_once_and_on_each_the_segments_of_that_day', () => {
    fc.assert(
      fc.property(anyTimelines, ([near, given]) => {
        const runs = overlay(given);
        const [firsts, lasts] = [runs.map(({ from }) => from), runs.map(({ to }) => to)];
        expect(firsts).toEqual([FIRST_DAY, ...lasts.slice(0, -1).map((to) => to + 1)]);
        expect(lasts.at(-1)).toBe(Infinity);
        expect(runs.every(({ from, to }) => from <= Math.min(to, LAST_DAY))).toBe(true);
        const mistaken: Day[] = [];
        for (let day = Math.max(near - 2, FIRST_DAY); day <= Math.min(near + 40, LAST_DAY); day += 1) {
          const there = runs.find(({ from, to }) => from <= day && day <= to);
          if (!given.every((timeline, nth) => there?.segments[nth] === segmentOn(timeline, day))) mistaken.push(day);
        }
        expect(mistaken).toEqual([]);
      }),
      { seed, numRuns: 300 },
    );
  });
});
