import { dayOf } from '../time/day';
import { exampleOf } from './example';

type Timeline = Parameters<typeof exampleOf>[0];

const answer = (value: unknown) => ({ value, certainty: 'definitely' as const, between: [], mayBind: [], claims: [] });
const term = (kind: string, ...days: (string | null)[]) => ({
  kind,
  scope: 'all',
  segments: days.slice(1).map((to, nth) => ({
    from: days[nth]!,
    to,
    inForce: 'definitely',
    answers: [answer(`${kind} ${nth}`)],
    ends: [],
  })),
  pending: [],
  reaffirmations: [],
  contested: [],
  notCounted: [],
});
const timeline = (...terms: ReturnType<typeof term>[]) =>
  ({ terms, announced: [], events: [], clock: '2026-01-01' }) as unknown as Timeline;
const today = dayOf('2026-01-01');

describe('an example question', () => {
  it('is_about_the_day_before_the_last_change_of_the_most_changed_term', () => {
    const steady = term('a', '2019-01-01', null);
    const changing = term('b', '2019-01-01', '2020-01-01', '2021-01-01', null);
    expect(exampleOf(timeline(steady, changing), today)).toMatchObject({
      term: 'b/all',
      day: dayOf('2020-12-31'),
      before: { pieces: [{ value: 'b 1' }] },
      after: { pieces: [{ value: 'b 2' }] },
    });
  });

  it('is_not_about_future_changes', () => {
    expect(exampleOf(timeline(term('a', '2019-01-01', '2030-01-01', null)), today)).toBeNull();
  });

  it('is_not_about_a_change_that_leaves_the_summary_the_same', () => {
    const [first, second] = timeline(term('a', '2019-01-01', '2020-01-01', null)).terms[0]!.segments;
    const same = [first, second].map((segment, nth) => ({
      ...segment!,
      answers: [answer({ summary: 'Any cloud.', exclusivity: nth === 0 ? 'primary' : 'none' })],
    }));
    const reworded = { ...term('a'), segments: same } as unknown as ReturnType<typeof term>;
    expect(exampleOf(timeline(reworded), today)).toBeNull();
  });

  it('does_not_exist_if_no_term_has_changed', () => {
    expect(exampleOf(timeline(term('a', '2019-01-01', null)), today)).toBeNull();
  });
});
