import { FIRST_DAY, LAST_DAY, type Bounds, type Day } from '../dates';
import type { SetFact } from '../facts';
import type { PartnershipWorlds } from '../worlds';
import { bindsTooFew } from '../worlds/parties';
import { deadlineOf, endAfterRenewals, renewalsUntil, type Renewed } from '../worlds/renewal';
import { daysOfClaim, noticeOf } from './claim-days';
import { reasonsOfTerm } from './claim-reasons';

/** A renewal of a claim: it continues after `until` unless notice is given in time. */
export interface Renewal {
  readonly claim: SetFact;
  /** The last day in force if notice is given. */
  readonly until: Day;
  /** The last day on which notice is in time. */
  readonly noticeBy: Day;
  /** The last day in force after the renewal. */
  readonly renewsTo: Day;
  /** True if notice can no longer be given in time, so that the renewal is certain. */
  readonly isCertain: boolean;
}

/** Yields the renewals of a claim on or after a day; endless if their number is not limited. */
export const renewalsOf = (worlds: PartnershipWorlds, claim: SetFact, from: Day): Generator<Renewal> =>
  renewalsFrom(worlds, claim, (own) => firstFrom(own, from));

/** Yields the renewals from one on. `first` states how many are certain. */
function* renewalsFrom(
  worlds: PartnershipWorlds,
  claim: SetFact,
  first: (own: Renewed, certain: number) => number,
): Generator<Renewal> {
  const { own } = claim.end;
  const start = own.is === 'renewed' ? daysOfClaim(worlds, claim)?.start : undefined;
  if (own.is !== 'renewed' || !start) return;
  const notice = noticeOf(worlds, claim, start);
  const [certain, last] = [renewalsUntil(own, notice.lo), renewalsUntil(own, notice.hi)];
  for (let renewals = first(own, certain); renewals < last; renewals += 1) {
    const [until, renewsTo] = [endAfterRenewals(own, renewals), endAfterRenewals(own, renewals + 1)];
    if (renewsTo > LAST_DAY) return;
    yield {
      claim,
      until,
      noticeBy: Math.max(FIRST_DAY, deadlineOf(until, own)),
      renewsTo,
      isCertain: renewals < certain,
    };
  }
}

/** Returns the index of the first renewal on or after a day. Its deadline may be earlier. */
function firstFrom(own: Renewed, day: Day): number {
  let first = renewalsUntil(own, day);
  while (first > 0 && endAfterRenewals(own, first - 1) + 1 >= day) first -= 1;
  return first;
}

/** Returns the first renewal that notice can still prevent, if the claim may still govern then. */
export function nextRenewal(worlds: PartnershipWorlds, claim: SetFact): Renewal | null {
  const preventable = renewalsFrom(worlds, claim, (own, certain) => Math.max(certain, firstFrom(own, worlds.clock)));
  const next = preventable.next();
  return !next.done && goesOnUntil(worlds, claim, next.value.until) ? next.value : null;
}

/** Returns the first and the last possible end of a renewing claim by notices alone. */
export function endOfRenewing(worlds: PartnershipWorlds, claim: SetFact, own: Renewed): Bounds | null {
  const start = daysOfClaim(worlds, claim)?.start;
  if (!start) return null;
  const notice = noticeOf(worlds, claim, start);
  const [lo, hi] = [renewalsUntil(own, notice.lo), renewalsUntil(own, notice.hi)];
  return { lo: endAfterRenewals(own, lo), hi: hi === Infinity ? Infinity : endAfterRenewals(own, hi) };
}

/**
 * Returns true if a claim may govern on a day, or would without overrides, and may bind enough parties on a later day: otherwise its renewal changes
 * no answer.
 */
export function goesOnUntil(worlds: PartnershipWorlds, claim: SetFact, day: Day): boolean {
  if (!mayBindEnoughFrom(worlds, claim, day + 1)) return false;
  const { claims } = worlds.worldsOf(claim.term).claimsOn(day);
  if (claims.includes(claim)) return true;
  if (!claims.some(({ effect }) => effect === 'override')) return false;
  const { because } = reasonsOfTerm(worlds, claim.term, { lo: day, hi: day })(claim);
  return because === 'overridden' || because === 'suspended';
}

function mayBindEnoughFrom({ parties }: PartnershipWorlds, claim: SetFact, first: Day): boolean {
  const days = [first, ...parties.turns.filter((day) => day > first)];
  return days.some((day) => parties.ofClaim(claim, day).lists.some((list) => !bindsTooFew(claim.between, list)));
}
