import type { Day } from '../dates';
import { isValue, type ValueFact } from '../facts';
import type { Piece } from './placement';
import { earliestStartActive, latestStart, latestStartOver, type PlacedClaim, type Positions } from './placed-claim';

/** The possible outcomes for a term on a day. */
export interface Outcomes {
  /** The claims that may govern, each with the earliest start with which it may. */
  readonly governing: ReadonlyMap<ValueFact, Day>;
  /** True if possibly no claim governs. */
  readonly nothing: boolean;
}

const isOverride = ({ claim }: PlacedClaim): boolean => claim.effect === 'override';
const endsOverrides = ({ claim }: PlacedClaim): boolean => claim.effect === 'end' || claim.effect === 'replaced';
const isOfBase = ({ claim }: PlacedClaim): boolean =>
  claim.effect === 'set' || claim.effect === 'replaced' || (claim.effect === 'end' && claim.of === 'term');

/**
 * Returns the outcomes on a day if the days of each claim are independent of the others. A claim may govern if it does with its latest start while
 * every other claim has not started, has ended, or started earlier, as far as its days allow.
 */
export function outcomesOn(day: Day, claims: readonly PlacedClaim[], positions: Positions): Outcomes {
  const started = claims.filter(({ pieces }) => pieces.some(({ lo }) => lo <= day));
  const certain = certainlyStarted(started, day, positions);
  const room = roomForBase(started, certain, day, positions);
  const governing = new Map<ValueFact, Day>();
  let nothing = room.withoutBase;
  for (const placed of started) {
    if (isValue(placed.claim)) {
      const after = isOverride(placed) ? Math.max(certain.end, certain.override) : room.after;
      const start = earliestGoverning(placed, day, after, positions);
      if (start !== Infinity) governing.set(placed.claim, start);
    }
    nothing ||= isOfBase(placed) && placed.pieces.some((piece) => mayHaveEnded(placed, piece, room.after));
  }
  return { governing, nothing };

  /** Returns true if the claim may be the last to start and yet give the term no value. */
  function mayHaveEnded(placed: PlacedClaim, piece: Piece, after: number): boolean {
    const start = isValue(placed.claim) ? latestStartOver(piece, day) : latestStart(piece, day);
    return start >= piece.lo && positions.latest(placed, start) >= after;
  }
}

function earliestGoverning(placed: PlacedClaim, day: Day, after: number, positions: Positions): Day {
  const starts = placed.pieces.map((piece) => {
    const start = Math.max(earliestStartActive(piece, day), positions.dayOf(after));
    return start <= latestStart(piece, day) && positions.latest(placed, start) >= after ? start : Infinity;
  });
  return Math.min(...starts);
}

/** For each kind of claims, the latest position by which one has certainly started. A claim that started earlier does not govern. */
interface Certain {
  readonly base: number;
  readonly end: number;
  /** Of overrides that are certainly active unless an `end` has ended them. */
  readonly override: number;
}

function certainlyStarted(started: readonly PlacedClaim[], day: Day, positions: Positions): Certain {
  let [base, end, override] = [-Infinity, -Infinity, -Infinity];
  for (const placed of started) {
    const { pieces, mayNever } = placed;
    if (mayNever || pieces.some(({ hi }) => hi > day)) continue;
    const position = positions.earliest(placed, Math.min(...pieces.map(({ lo }) => lo)));
    if (isOfBase(placed)) base = Math.max(base, position);
    if (endsOverrides(placed)) end = Math.max(end, position);
    if (isOverride(placed) && !pieces.some((piece) => latestStartOver(piece, day) >= piece.lo))
      override = Math.max(override, position);
  }
  return { base, end, override };
}

interface RoomForBase {
  /** A base claim may govern if it may start at this position or later. */
  readonly after: number;
  /** True if possibly no base claim has started and no override is active. */
  readonly withoutBase: boolean;
}

/**
 * Returns where base claims may govern: after each certainly active override has been ended, by an end of overrides or by an end of the term before
 * the base claim starts.
 */
function roomForBase(started: readonly PlacedClaim[], certain: Certain, day: Day, positions: Positions): RoomForBase {
  const { base, override } = certain;
  if (override === -Infinity) return { after: base, withoutBase: base === -Infinity };
  let firstEnd = Infinity;
  for (const placed of started.filter(endsOverrides)) {
    for (const piece of placed.pieces) {
      if (piece.lo > day || positions.latest(placed, latestStart(piece, day)) <= override) continue;
      if (!isOfBase(placed)) return { after: base, withoutBase: base === -Infinity };
      firstEnd = Math.min(firstEnd, positions.earliest(placed, piece.lo));
    }
  }
  return { after: Math.max(base, override + 1, firstEnd), withoutBase: false };
}

/** Returns the union of the outcomes of several worlds. */
export function unionOf(outcomes: Iterable<Outcomes>): Outcomes {
  const governing = new Map<ValueFact, Day>();
  let nothing = false;
  for (const each of outcomes) {
    nothing ||= each.nothing;
    for (const [claim, start] of each.governing)
      governing.set(claim, Math.min(start, governing.get(claim) ?? Infinity));
  }
  return { governing, nothing };
}
