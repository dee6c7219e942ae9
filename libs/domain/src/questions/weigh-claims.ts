import type { TermRef } from '#contracts';
import { EVERY_TERM, type TermClaim } from '../claims/term-claim';
import { overlaps, type Bounds, type Day } from '../dates';
import { byRecordOrder, placeClaim, type Met, type PlacedClaim, type Segment } from '../fold';
import { isExactStart, supersedingDays } from '../fold/superseding';
import type { Moment } from './former/answers-of-term';

/** Why a claim may govern, or may not. */
export type Reason =
  | { readonly governs: true; readonly because: 'in-force' | 'ended' }
  | { readonly governs: false; readonly because: 'not-yet-started' | 'until-passed' | 'end-before-start' }
  | { readonly governs: false; readonly because: 'condition-met'; readonly condition: string }
  | {
      readonly governs: false;
      readonly because: 'superseded' | 'ended-by' | 'partnership-ended';
      readonly by: TermClaim;
    }
  | { readonly governs: false; readonly because: 'replaced'; readonly by: TermClaim; readonly replacedBy: TermRef };

/** Tells of each claim of a term whether it may govern on a day of `at`; the segments are those folded from the claims. */
export function weighing(
  claims: readonly TermClaim[],
  segments: readonly Segment<TermClaim>[],
  met: Met,
  { at }: Moment,
): (claim: TermClaim) => Reason {
  const placed = claims.flatMap((claim) => placeClaim(claim, met) ?? []);
  const superseding = supersedingDays(placed);
  const places = new Map(placed.map((it, index) => [it.claim, { it, superseded: superseding[index] ?? Infinity }]));
  const startedBy = Map.groupBy(placed, ({ hi }) => hi);
  const governing = new Set(
    segments.filter(({ from, to }) => overlaps({ lo: from, hi: to }, at)).flatMap(({ possible }) => possible),
  );
  return (claim) => {
    const place = places.get(claim);
    if (!place) return { governs: false, because: 'end-before-start' };
    if (governing.has(claim)) return { governs: true, because: claim.effect === 'set' ? 'in-force' : 'ended' };
    const { it, superseded } = place;
    if (it.lo > at.hi) return { governs: false, because: 'not-yet-started' };
    if (it.endHi < superseded) return whyOver(claim, met);
    const by = startedBy.get(superseded)?.find((other) => mustFollow(other, it));
    return by ? whyFollowed(by.claim) : whyOver(claim, met);
  };
}

/** Whether `k` certainly starts after `c`. */
const mustFollow = (k: PlacedClaim<TermClaim>, c: PlacedClaim<TermClaim>): boolean =>
  k.lo > c.hi || (k.lo === c.hi && isExactStart(k) && isExactStart(c) && byRecordOrder(k.claim, c.claim) > 0);

function whyOver({ until, untilCondition }: TermClaim, met: Met): Reason {
  const day = untilCondition === null ? undefined : met.get(untilCondition);
  if (untilCondition === null || day === undefined) return { governs: false, because: 'until-passed' };
  return day.hi <= lastDayOf(until)
    ? { governs: false, because: 'condition-met', condition: untilCondition }
    : { governs: false, because: 'until-passed' };
}

const lastDayOf = (until: Bounds | 'unknown' | null): Day =>
  until === null || until === 'unknown' ? Infinity : until.hi;

function whyFollowed(by: TermClaim): Reason {
  if (by.effect === 'set') return { governs: false, because: 'superseded', by };
  if (by.replacedBy !== null) return { governs: false, because: 'replaced', by, replacedBy: by.replacedBy };
  return { governs: false, because: by.kind === EVERY_TERM.kind ? 'partnership-ended' : 'ended-by', by };
}
