import { CachedLanes } from './cached-lanes';
import { timeline } from './testing/timeline';

const claim = (version: number, correctedBy?: number) => ({
  eventId: `e${version}`,
  version,
  effect: 'set' as const,
  from: '2020-01-01',
  until: null,
  untilCondition: null,
  title: '',
  assertedBy: [],
  sources: [],
  ...(correctedBy === undefined ? {} : { correctedBy: { eventId: `e${correctedBy}`, version: correctedBy } }),
});
const term = (scope: string, to: string | null, source: ReturnType<typeof claim>, value: unknown = scope) => ({
  kind: 'api-hosting',
  scope,
  segments: [
    {
      from: '2020-01-01',
      to,
      answers: [{ value, certainty: 'definitely' as const, between: [], mayBind: [], claims: [source] }],
      inForce: 'definitely' as const,
      ends: [],
    },
  ],
  pending: [],
  reaffirmations: [],
  contested: [],
  notCounted: [],
});

describe('lanes of a new timeline', () => {
  const cached = new CachedLanes();
  const [a, b] = cached.of(timeline([term('a', null, claim(1)), term('b', null, claim(2))]));

  it.each([
    ['an_end_that_moved', term('b', '2021-01-01', claim(2))],
    ['another_event_behind_it', term('b', null, claim(3))],
    ['a_correction', term('b', null, claim(2, 4), 'corrected')],
  ])('are_the_same_objects_except_the_one_with_%s', (_, changed) => {
    const other = new CachedLanes();
    const [sameA, sameB] = other.of(timeline([term('a', null, claim(1)), term('b', null, claim(2))]));
    const [nextA, nextB] = other.of(timeline([term('a', null, claim(1)), changed]));
    expect(nextA).toBe(sameA);
    expect(nextB).not.toBe(sameB);
  });

  it('are_all_the_same_objects_if_nothing_changed', () => {
    expect(cached.of(timeline([term('a', null, claim(1)), term('b', null, claim(2))]))).toEqual([a, b]);
    expect(cached.of(timeline([term('a', null, claim(1)), term('b', null, claim(2))]))[0]).toBe(a);
  });
});
