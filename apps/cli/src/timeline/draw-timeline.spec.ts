import type { Timeline } from '#client';
import { drawTimeline } from './draw-timeline';

type Term = Timeline['terms'][number];
type Segment = Term['segments'][number];
type Answer = Segment['answers'][number];

const answer = (value: string, certainty: Answer['certainty'] = 'definitely', more: Partial<Answer> = {}): Answer => ({
  value,
  certainty,
  between: [],
  mayBind: [],
  claims: [],
  ...more,
});

const segment = (from: string, to: string | null, ...answers: Answer[]): Segment => ({
  from,
  to,
  answers,
  inForce: answers.length === 0 ? 'not' : 'definitely',
  ends: [],
});

const term = (segments: Segment[], more: Partial<Term> = {}): Term => ({
  kind: 'api-hosting',
  scope: 'all',
  segments,
  pending: [],
  reaffirmations: [],
  contested: [],
  notCounted: [],
  ...more,
});

const timelineOf = (terms: Term[], more: Partial<Timeline> = {}): Timeline => ({
  partnershipId: 'acme-globex',
  version: 1,
  recordedAt: null,
  clock: '2026-04-11',
  reviewedThrough: null,
  hindsight: false,
  events: [],
  parties: [],
  moreEvents: false,
  recordings: [],
  announced: [],
  terms,
  links: { self: '' },
  ...more,
});

/** The days 2026-01-01 to 2026-04-10, five per column, after labels of 15 characters. */
const view = { width: 15 + 2 + 20, from: '2026-01-01', to: '2026-04-10' };

/** Returns the drawn row of each label. */
const lanes = (timeline: Timeline, more: object = {}): Record<string, string> =>
  Object.fromEntries(
    drawTimeline(timeline, { ...view, ...more })
      .split('\n')
      .map((line) => [line.slice(0, 17).trim(), line.slice(17)]),
  );

describe('drawing a timeline', () => {
  test('a_definite_term_is_solid_between_its_days', () => {
    const drawn = lanes(timelineOf([term([segment('2026-01-11', '2026-02-10', answer('a'))])]));
    expect(drawn['api-hosting/all']).toBe('  ██████');
  });

  test('an_open_term_reaches_the_right_edge', () => {
    const drawn = lanes(timelineOf([term([segment('2026-03-02', null, answer('a'))])]));
    expect(drawn['api-hosting/all']).toBe(`${' '.repeat(12)}████████`);
  });

  test('imprecise_edges_are_hatched_and_the_certain_middle_is_solid', () => {
    const segments = [
      segment('2026-01-11', '2026-01-21', answer('a', 'possibly')),
      segment('2026-01-21', '2026-01-31', answer('a')),
      segment('2026-01-31', '2026-02-10', answer('a', 'possibly')),
    ];
    expect(lanes(timelineOf([term(segments)]))['api-hosting/all']).toBe('  ▒▒██▒▒');
  });

  test('one_of_several_values_is_drawn_differently_from_a_term_that_is_only_possibly_in_force', () => {
    const several = segment('2026-01-01', '2026-01-11', answer('a', 'possibly'), answer('b', 'possibly'));
    expect(lanes(timelineOf([term([several])]))['api-hosting/all']).toBe('▓▓');
    expect(lanes(timelineOf([term([{ ...several, inForce: 'possibly' }])]))['api-hosting/all']).toBe('▒▒');
    const lapsing = { ...several, possiblyAfter: '2026-01-05' };
    const until = { possiblyAfter: '2026-01-05' };
    const answers = lapsing.answers.map((each) => ({ ...each, ...until }));
    expect(lanes(timelineOf([term([{ ...lapsing, answers }])]))['api-hosting/all']).toBe('▓▒');
  });

  test('a_value_that_waits_for_a_condition_is_pending_and_possible_only_after_the_clock', () => {
    const waiting = answer('waiting', 'possibly', { possiblyFrom: '2026-01-21' });
    const statement = { eventId: '', version: 1, title: '', assertedBy: [], sources: [] };
    const pending = [
      {
        ...statement,
        kind: 'api-hosting',
        scope: 'all',
        effect: 'set' as const,
        value: 'waiting',
        waitsFor: 'closing',
        by: null,
        from: '2026-01-01',
        days: { from: '2026-01-01', to: '2026-01-21' },
      },
    ];
    const open = { ...segment('2026-01-01', null, waiting), inForce: 'possibly' as const };
    const drawn = lanes(timelineOf([term([open], { pending })]));
    expect(drawn['api-hosting/all']).toBe(`    ${'▒'.repeat(16)}`);
    const drawing = drawTimeline(timelineOf([term([open], { pending })]), view).split('\n');
    expect(drawing.find((line) => line.includes('waiting'))!.indexOf('waiting')).toBe(17 + 4);
    expect(drawn['pending']).toBe('┈┈┈┈');
  });

  test('a_value_that_another_may_follow_stays_definite_up_to_the_clock', () => {
    const open = segment(
      '2026-01-01',
      '2026-02-10',
      answer('a', 'definitely', { possiblyAfter: '2026-01-20' }),
      answer('b', 'possibly', { possiblyFrom: '2026-01-21' }),
    );
    expect(lanes(timelineOf([term([open])]))['api-hosting/all']).toBe('████▓▓▓▓');
  });

  test('an_exact_edge_within_a_column_stays_sharp', () => {
    const drawn = lanes(timelineOf([term([segment('2026-01-13', '2026-01-29', answer('a'))])]));
    expect(drawn['api-hosting/all']).toBe('  ████');
  });

  test('a_term_of_one_day_can_be_seen', () => {
    const drawn = lanes(timelineOf([term([segment('2026-01-13', '2026-01-14', answer('a'))])]));
    expect(drawn['api-hosting/all']).toBe('  █');
  });

  test('the_beginning_of_another_value_is_marked', () => {
    const segments = [
      segment('2026-01-01', '2026-01-11', answer('a')),
      segment('2026-01-11', '2026-01-31', answer('b')),
    ];
    expect(lanes(timelineOf([term(segments)]))['api-hosting/all']).toBe('██▐███');
  });

  test('a_value_that_an_open_condition_may_end_is_hatched_after_the_clock', () => {
    const segments = [segment('2026-01-01', '2026-02-10', answer('a', 'definitely', { possiblyAfter: '2026-01-20' }))];
    expect(lanes(timelineOf([term(segments)]))['api-hosting/all']).toBe('████▒▒▒▒');
  });

  test('reaffirmations_are_ticks_and_contests_have_a_line_of_their_own', () => {
    const statement = { eventId: '', version: 1, title: '', assertedBy: [], sources: [] };
    const reaffirmations = [{ ...statement, on: '2026-01-11', days: { lo: '2026-01-11', hi: '2026-01-11' } }];
    const days = { from: '2026-01-06', to: '2026-01-16' };
    const contested = [{ ...statement, value: 'c', from: '2026-01-06', until: null, days }];
    const drawn = lanes(
      timelineOf([term([segment('2026-01-01', '2026-01-21', answer('a'))], { reaffirmations, contested })]),
    );
    expect(drawn['api-hosting/all']).toBe('██✓█');
    expect(drawn['contested']).toBe(' ✗✗');
  });

  test('events_are_marks_and_those_that_do_not_bind_have_another_mark', () => {
    const origin = { actor: '', imported: false, appendedAt: null };
    const event = { eventId: '', version: 1, ...origin, type: '', title: '', assertedBy: [], sources: [] };
    const on = (day: string, standing: 'definitive' | 'reported') => ({
      ...event,
      occurred: day,
      standing,
      days: { lo: day, hi: day },
    });
    const events = [on('2026-01-01', 'definitive'), on('2026-01-21', 'reported')];
    const announced = [
      { eventId: '', version: 1, title: 'A plan', days: { from: '2026-01-21', to: '2026-01-31' }, terms: [] },
    ];
    const drawn = lanes(timelineOf([term([])], { events, announced }));
    expect(drawn['events']).toBe('●   ○');
    expect(drawn['○ A plan']).toBe('    ┄┄');
  });

  test('the_axis_names_months_in_a_short_period_and_years_in_a_long_one', () => {
    const months = drawTimeline(timelineOf([]), { width: 80, from: '2026-01-01', to: '2026-06-30' }).split('\n')[0];
    expect(months!.trim().split(/ +/)).toEqual(['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06']);
    const years = drawTimeline(timelineOf([]), { width: 80, from: '2000-01-01', to: '2020-01-01' }).split('\n')[0];
    expect(years!.trim().split(/ +/)).toEqual(expect.arrayContaining(['2002', '2010', '2018']));
  });

  test('an_arrow_points_to_the_given_day', () => {
    expect(
      drawTimeline(timelineOf([]), { ...view, at: '2026-01-16' })
        .split('\n')[0]!
        .indexOf('▼'),
    ).toBe(9 + 2 + 3);
  });

  test('no_line_exceeds_the_given_width', () => {
    const long = term([segment('2020-01-01', null, answer('a'))], { kind: 'a'.repeat(64), scope: 'b'.repeat(64) });
    for (const line of drawTimeline(timelineOf([long]), { width: 72 })
      .split('\n')
      .slice(0, -2))
      expect(line.length).toBeLessThanOrEqual(72);
  });
});
