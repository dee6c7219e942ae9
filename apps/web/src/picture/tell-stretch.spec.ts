import { dayOf } from '../time/day';
import type { Lane, Stretch } from './drawing';
import { tellStretch } from './tell-stretch';

const days = { from: dayOf('2026-02-27'), to: Infinity };
const piece = { ...days, hue: 0, fade: 'none' as const, share: { nth: 0, of: 1 }, claims: [] };
const stretch: Stretch = {
  ...days,
  inForce: 'definitely',
  ends: [],
  pieces: [{ ...piece, value: { summary: 'On Azure only.' }, certainty: 'definitely' }],
};
const lane = (more: Partial<Lane> = {}): Lane => ({
  kind: 'api-hosting',
  scope: 'stateless',
  stretches: [stretch],
  labels: [],
  reaffirmations: [],
  contests: [],
  announced: [],
  ...more,
});
const contest = { ...days, eventId: 'e', version: 1, value: 1, assertedBy: [], sources: [], until: null };

describe('a stretch', () => {
  it('is_told_in_full_to_those_who_do_not_see_it', () => {
    expect(tellStretch(lane(), stretch, new Map([['api-hosting/', 'API hosting']]))).toBe(
      'API hosting, stateless, from 27 Feb 2026. definitely: On Azure only.',
    );
  });

  it('says_that_it_is_contested', () => {
    const disputed = lane({
      contests: [{ ...contest, days: { from: '2026-02-27', to: null }, ...{ from: days.from } }] as never,
    });
    expect(tellStretch(disputed, stretch, new Map())).toMatch(/ Contested\.$/);
  });

  it('says_that_a_term_has_ended', () => {
    const ended = { ...stretch, pieces: [], inForce: 'not' as const, ends: [{}] as never };
    expect(tellStretch(lane({ scope: 'all' }), ended, new Map())).toBe('Api hosting, from 27 Feb 2026. ended');
  });
});
