import { dayOf } from '../../time/day';
import { emptyLane, type Lane, type Piece, type Run, type LaneSegment } from '../drawing';

/** Builders of lanes for tests; omitted fields have defaults. */
export const run = (from: string, to?: string): Run => ({
  from: dayOf(from),
  to: to === undefined ? Infinity : dayOf(to),
});

export const piece = (days: Run, value: unknown, more: Partial<Piece> = {}): Piece => ({
  ...days,
  value,
  hue: 0,
  certainty: 'definitely',
  fade: 'none',
  share: { nth: 0, of: 1 },
  claims: [],
  bound: { between: ['a', 'b'], mayBind: [] },
  ...more,
});

/** Builds a segment: in force if it has pieces, otherwise not in force. */
export const segment = (days: Run, pieces: readonly Piece[] = [], more: Partial<LaneSegment> = {}): LaneSegment => ({
  ...days,
  pieces,
  inForce: pieces[0]?.certainty ?? 'not',
  ends: [],
  covers: [],
  suspended: undefined,
  renewals: [],
  renewed: [],
  ...more,
});

export const lane = (kind: string, more: Partial<Lane> = {}): Lane => ({
  ...emptyLane({ kind, scope: 'all' }),
  ...more,
});
