import type { Day } from '../dates';
import { isValue, type ClaimFact } from '../facts';
import { openConditionsOf } from './open-matters';
import { statedDeadline, type Deadline } from './renewal';
import type { ClaimSpan } from './segments';
import type { SharedMatters, Timeline } from './term-timeline';

type TimelineOfClaims = Pick<Timeline, 'claims' | 'matters' | 'most'>;

interface DeadlineOfClaim extends Deadline {
  readonly claim: ClaimFact;
}

/** The most deadlines that are evaluated one by one if open conditions bear on whether claims go on. */
const MOST_EVALUATED_ALONE = 8;

/** Returns the next deadline for notice, on or after a day, of each claim that may be in force beyond the end that such a notice would give it. */
export const deadlinesFrom = (timeline: TimelineOfClaims, day: Day): Day[] =>
  daysOf(deadlinesThatMatter(timeline, statedFrom(timeline.claims, day)));

/** Returns true if a day is the last day for notice to a claim that may renew itself. */
export const isDeadline = (timeline: TimelineOfClaims, day: Day): boolean => deadlinesOn(timeline, day).length > 0;

/** Returns the following deadlines of the claims with a deadline on a day. */
export function deadlinesAfter(timeline: TimelineOfClaims, day: Day): Day[] {
  const claims = deadlinesOn(timeline, day).map(({ claim }) => claim);
  return daysOf(deadlinesThatMatter(timeline, statedFrom(claims, day + 1)));
}

const daysOf = (deadlines: readonly DeadlineOfClaim[]): Day[] => deadlines.map(({ day }) => day);

const deadlinesOn = (timeline: TimelineOfClaims, day: Day): readonly DeadlineOfClaim[] =>
  deadlinesThatMatter(
    timeline,
    statedFrom(timeline.claims, day).filter((deadline) => deadline.day === day),
  );

const statedFrom = (claims: readonly ClaimFact[], day: Day): DeadlineOfClaim[] =>
  claims.flatMap((claim) => {
    const deadline = statedDeadline(claim, day);
    return deadline === null ? [] : [{ claim, ...deadline }];
  });

/**
 * Returns the deadlines whose claims may go on after the end, as known on the deadline. Overrides are left out, because the claim goes on after them.
 */
function deadlinesThatMatter(
  { claims, matters, most }: TimelineOfClaims,
  stated: readonly DeadlineOfClaim[],
): readonly DeadlineOfClaim[] {
  if (stated.length === 0) return stated;
  const base = claims.filter(isOfBase);
  const spansOf = (shared: SharedMatters): SpansOfClaims =>
    Map.groupBy(shared.timelineOf(base, most).spans, ({ claim }) => claim);
  // A claim that goes on if no open condition ever comes true goes on in some world, whatever the clock.
  const unmoved = spansOf(matters.unmoved);
  const mayBeMoved = base.some((claim) => openConditionsOf(claim, matters.days).length > 0);
  const evaluated = new Map<Day, SpansOfClaims>();
  const known = (day: Day): SpansOfClaims => {
    let spans = evaluated.get(day);
    if (spans === undefined) evaluated.set(day, (spans = spansOf(matters.at(day))));
    return spans;
  };
  return stated.filter((deadline) => {
    if (goesOn(unmoved, deadline)) return true;
    if (!mayBeMoved) return false;
    if (evaluated.size >= MOST_EVALUATED_ALONE && !evaluated.has(deadline.day)) return true;
    return goesOn(known(deadline.day), deadline);
  });
}

/** Returns true for a claim that is neither an override nor the end of an override only. */
export const isOfBase = (claim: ClaimFact): boolean =>
  claim.effect !== 'override' && (isValue(claim) || claim.effect === 'replaced' || claim.of === 'term');

type SpansOfClaims = ReadonlyMap<ClaimFact, readonly ClaimSpan[]>;

const goesOn = (spans: SpansOfClaims, { claim, until }: DeadlineOfClaim): boolean =>
  spans.get(claim)?.some(({ from, to }) => from <= until + 1 && until + 1 < to) === true;
