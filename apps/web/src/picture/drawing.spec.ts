import { dayOf } from '../time/day';
import { lanesOf, segmentOn, type Lane } from './drawing';
import { timeline, type Timeline } from './testing/timeline';

type Term = Timeline['terms'][number];

const azure = { provider: 'microsoft', exclusivity: 'exclusive' };
const open = { provider: 'microsoft', exclusivity: { none: true } };
const answer = (value: unknown, certainty: 'definitely' | 'possibly', possiblyAfter?: string) => ({
  value,
  certainty,
  between: [],
  mayBind: [],
  claims: [],
  ...(possiblyAfter === undefined ? {} : { possiblyAfter }),
});
const segment = (from: string, to: string | null, ...answers: ReturnType<typeof answer>[]) => ({
  from,
  to,
  answers,
  inForce: 'definitely' as const,
  ends: [],
});
const term = (segments: Term['segments'], more: Partial<Term> = {}): Term => ({
  kind: 'api-hosting',
  scope: 'all',
  segments,
  pending: [],
  reaffirmations: [],
  contested: [],
  notCounted: [],
  ...more,
});
const laneOf = (...segments: Term['segments']): Lane => lanesOf(timeline([term(segments)]))[0]!;
const shapes = (lane: Lane) =>
  lane.segments.map(({ pieces }) => pieces.map(({ hue, certainty, fade }) => `${hue} ${certainty} ${fade}`));

describe('a lane', () => {
  it('has_one_colour_per_value_and_reuses_it_when_the_value_returns', () => {
    const lane = laneOf(
      segment('2019-01-01', '2020-01-01', answer(azure, 'definitely')),
      segment('2020-01-01', '2021-01-01', answer(open, 'definitely')),
      segment('2021-01-01', null, answer({ exclusivity: 'exclusive', provider: 'microsoft' }, 'definitely')),
    );
    expect(shapes(lane)).toEqual([['0 definitely none'], ['1 definitely none'], ['0 definitely none']]);
  });

  it('fades_in_at_an_imprecise_start', () => {
    const lane = laneOf(
      segment('2019-01-01', '2020-01-01', answer(azure, 'possibly')),
      segment('2020-01-01', null, answer(azure, 'definitely')),
    );
    expect(shapes(lane)).toEqual([['0 possibly in'], ['0 definitely none']]);
    expect(lane.labels).toMatchObject([
      { from: dayOf('2019-01-01'), to: Infinity, definite: { from: dayOf('2020-01-01'), to: Infinity } },
    ]);
  });

  it('fades_out_at_an_imprecise_end', () => {
    const lane = laneOf(
      segment('2019-01-01', '2030-01-01', answer(azure, 'definitely')),
      segment('2030-01-01', '2031-01-01', answer(azure, 'possibly')),
    );
    expect(shapes(lane)).toEqual([['0 definitely none'], ['0 possibly out']]);
  });

  it('fades_from_one_value_to_the_next_if_the_day_of_change_is_imprecise', () => {
    const lane = laneOf(
      segment('2019-01-01', '2023-01-01', answer(azure, 'definitely')),
      segment('2023-01-01', '2024-01-01', answer(azure, 'possibly'), answer(open, 'possibly')),
      segment('2024-01-01', null, answer(open, 'definitely')),
    );
    expect(shapes(lane)).toEqual([['0 definitely none'], ['0 possibly out', '1 possibly in'], ['1 definitely none']]);
    expect(lane.segments[1]!.pieces.map(({ share }) => share)).toEqual([
      { nth: 0, of: 2 },
      { nth: 1, of: 2 },
    ]);
  });

  it('is_only_possible_after_the_clock_under_an_open_condition', () => {
    const lane = laneOf(segment('2025-10-28', '2031-01-01', answer(azure, 'definitely', '2026-11-22')));
    expect(lane.segments).toMatchObject([
      { from: dayOf('2025-10-28'), to: dayOf('2026-11-23'), pieces: [{ certainty: 'definitely' }] },
      { from: dayOf('2026-11-23'), to: dayOf('2031-01-01'), pieces: [{ certainty: 'possibly', fade: 'out' }] },
    ]);
  });

  it('shows_a_pending_value_only_from_the_day_on_which_it_may_start', () => {
    const waiting = { ...answer(open, 'possibly'), possiblyFrom: '2026-11-23' };
    const lane = laneOf(segment('2025-10-28', null, answer(azure, 'definitely', '2026-11-22'), waiting));
    expect(lane.segments.map(({ pieces }) => pieces.map(({ certainty }) => certainty))).toEqual([
      ['definitely'],
      ['possibly', 'possibly'],
    ]);
    expect(lane.segments.map(({ inForce }) => inForce)).toEqual(['definitely', 'definitely']);
  });

  it('without_an_end_does_not_fade', () => {
    const lane = laneOf(segment('2025-10-28', null, answer(azure, 'definitely', '2026-11-22')));
    expect(shapes(lane)).toEqual([['0 definitely none'], ['0 possibly none']]);
  });

  it('finds_the_segment_that_contains_a_day_and_excludes_its_end', () => {
    const lane = laneOf(
      segment('2019-01-01', '2020-01-01', answer(azure, 'definitely')),
      segment('2020-01-01', '2021-01-01', answer(open, 'definitely')),
    );
    const on = (day: string) => segmentOn(lane, dayOf(day))?.pieces[0]?.value;
    expect(['2018-12-31', '2019-12-31', '2020-01-01', '2021-01-01'].map(on)).toEqual([
      undefined,
      azure,
      open,
      undefined,
    ]);
  });
});

describe('lanes', () => {
  const announced = {
    eventId: 'e',
    version: 6,
    title: 'A memorandum',
    days: { from: '2025-09-11', to: '2025-10-28' },
    terms: [
      { kind: 'api-hosting', scope: 'all' },
      { kind: 'revenue-share', scope: 'all' },
    ],
  };

  it('include_announced_terms_that_never_came_into_force', () => {
    const lanes = lanesOf(timeline([term([segment('2019-01-01', null, answer(azure, 'definitely'))])], [announced]));
    expect(lanes.map(({ kind, announced, segments }) => [kind, announced.length, segments.length])).toEqual([
      ['api-hosting', 1, 1],
      ['revenue-share', 1, 0],
    ]);
    expect(lanes[0]!.announced[0]).toMatchObject({ from: dayOf('2025-09-11'), to: dayOf('2025-10-28') });
  });

  it('are_sorted_with_the_scope_all_first_and_numbers_in_numeric_order', () => {
    const scopes = ['part-10', 'part-9', 'all', 'additional'].map((scope) => term([], { scope }));
    expect(lanesOf(timeline(scopes)).map(({ scope }) => scope)).toEqual(['all', 'additional', 'part-9', 'part-10']);
  });

  it('contain_reaffirmations_and_contests_with_their_days', () => {
    const statement = { eventId: 'e', version: 1, title: '', assertedBy: [], sources: [] };
    const [lane] = lanesOf(
      timeline([
        term([], {
          reaffirmations: [{ ...statement, on: '2026-02', days: { lo: '2026-02-01', hi: '2026-02-28' } }],
          contested: [
            { ...statement, value: open, from: '2026-02-27', until: null, days: { from: '2026-02-27', to: null } },
          ],
        }),
      ]),
    );
    expect(lane!.reaffirmations).toMatchObject([{ from: dayOf('2026-02-01'), to: dayOf('2026-03-01') }]);
    expect(lane!.contests).toMatchObject([{ from: dayOf('2026-02-27'), to: Infinity }]);
  });
});
