import type { ConditionExpression, TermRef } from '#contracts';
import { isValue, type ClaimFact, type Origin, type ValueFact } from '../facts';
import type { TermAnswer } from '../worlds';
import { boundsOfExpression } from '../worlds/expression';
import { distinct, identityOf, started, type Cause } from './cause';
import { metBy, ruledOutBy } from './claim-days';
import { doubtsOf, type Doubt } from './doubts';
import { isEndOfOverrides } from './followers';
import { learned, learnedMatters } from './learned';
import { bindsOthersThoughStatedAlike, partiesChanged, whyBoundOthers, type Answered } from './party-causes';
import type { Viewpoint } from './viewpoint';
import { reasonsOfTerm, type Reason } from './claim-reasons';

/** Returns the causes of a difference between the answers about a term at two viewpoints, each once. */
export function causesOf(term: TermRef, from: Answered, to: Answered): Cause[] {
  const before = new Map(governingClaims(from).map((claim) => [identityOf(claim), claim]));
  const after = new Map(governingClaims(to).map((claim) => [identityOf(claim), claim]));
  const claimsBefore = new Map(from.worlds.claimsOf(term).map((claim) => [identityOf(claim), claim]));
  const claimsNow = new Map(to.worlds.claimsOf(term).map((claim) => [identityOf(claim), claim]));
  const [reasonBefore, reasonNow] = [lazily(term, from), lazily(term, to)];
  const causes: Cause[] = [];
  const begun = new Set<number>();
  // The cause of the other claim's start is already included.
  const isIncluded = (reason: Reason): boolean =>
    FOLLOWED.has(reason.because) && 'by' in reason && isAmong(after, reason.by) && !isAmong(before, reason.by);
  for (const [id, claim] of after) {
    if (before.has(id)) continue;
    const earlier = claimsBefore.get(id);
    causes.push(...whyBegun(term, claim, earlier && reasonBefore(earlier), { claimsNow, from, to, reasonNow }));
    if (!earlier) begun.add(claim.order[0]);
  }
  for (const [id, claim] of before) {
    if (after.has(id)) continue;
    const now = claimsNow.get(id);
    const reason = now && reasonNow(now);
    if (reason && !isIncluded(reason)) causes.push(...whyOver(now, reason, from, to));
    else if (!now && !begun.has(claim.order[0])) causes.push({ because: 'taken-back', fact: claim });
  }
  if (causes.length === 0) causes.push(...whyBoundOthers(term, from, to), ...whyLessSure(term, from, to));
  else if (bindsOthersThoughStatedAlike(from, to)) causes.push(...whyBoundOthers(term, from, to));
  const inWords = causes.map((cause) => asLearned(term, cause, from, to));
  if (!isSameDay(from, to)) return distinct(inWords);
  const unknownBefore = inWords.filter((cause) => !knewBefore(term, cause, from, to));
  if (unknownBefore.length > 0) return distinct(unknownBefore);
  const others = learned(term, from, to);
  return distinct(others.length > 0 ? others : inWords);
}

const isSameDay = ({ at }: Viewpoint, to: Viewpoint): boolean => at.lo === to.at.lo && at.hi === to.at.hi;

/** A statement that no longer stands has the act that removed it as its cause. For the same day, this also applies to its replacement. */
function asLearned(term: TermRef, cause: Cause, from: Answered, to: Answered): Cause {
  const { because, fact } = cause;
  if (!to.known.has(term, fact)) return { because: 'taken-back', fact };
  const isNew = !STARTED.has(because) && isSameDay(from, to) && !from.known.has(term, fact);
  return isNew && from.known.hasRootOf(term, fact) ? { because: 'taken-back', fact } : cause;
}

const STARTED: ReadonlySet<Cause['because']> = new Set(['set', 'override-started', 'suspended']);

/** Returns true if a cause was already known and did not arise from the passing of time. */
function knewBefore(term: TermRef, { because, fact }: Cause, from: Answered, to: Answered): boolean {
  if (because === 'taken-back' || !from.known.has(term, fact)) return false;
  const isByTime = BY_TIME.has(because) && from.worlds.clock !== to.worlds.clock;
  return !isByTime || learnedMatters(term, from, to).length > 0;
}

/** Causes that may arise from a later clock day alone. */
const BY_TIME: ReadonlySet<Cause['because']> = new Set(['condition-open', 'renewal', 'lapsed', 'end-passed']);

const FOLLOWED: ReadonlySet<Reason['because']> = new Set(['superseded', 'overridden', 'suspended']);

const isAmong = (claims: ReadonlyMap<string, unknown>, fact: Origin | undefined): boolean =>
  fact !== undefined && claims.has(identityOf(fact));

type ReasonOf = (claim: ClaimFact) => Reason;

/** Returns a function that determines the reason of a claim. It computes only if the answers of a term differ, and only at the viewpoint in question. */
function lazily(term: TermRef, { worlds, at }: Viewpoint): ReasonOf {
  let reasonOf: ReasonOf | null = null;
  return (claim) => (reasonOf ??= reasonsOfTerm(worlds, term, at))(claim);
}

const governingClaims = ({ answer: { values, suspensions } }: Answered): ValueFact[] => [
  ...new Set([...values.flatMap(({ claims }) => claims), ...suspensions]),
];

interface Now {
  readonly claimsNow: ReadonlyMap<string, ClaimFact>;
  readonly from: Answered;
  readonly to: Answered;
  readonly reasonNow: ReasonOf;
}

/** Returns the causes of a claim that now governs. `reason` states why it did not before, if it was known then. */
function whyBegun(
  term: TermRef,
  claim: ValueFact,
  reason: Reason | undefined,
  { claimsNow, from, to, reasonNow }: Now,
): Cause[] {
  switch (reason?.because) {
    case 'overridden':
    case 'suspended': {
      const override = claimsNow.get(identityOf(reason.by));
      if (!override) return [{ because: 'taken-back', fact: reason.by }];
      return whyOver(override, reasonNow(override), from, to);
    }
    case 'waits-for-condition': {
      const [met] = metBy(to.worlds, reason.condition);
      const { condition } = reason;
      if (met) return [{ because: 'condition-met', fact: met, condition }];
      return isDated(to, condition) ? [started(claim)] : [{ because: 'condition-open', fact: claim, condition }];
    }
    case 'too-few-bound':
      return partiesChanged(claim, from, to);
    case 'superseded':
    case 'ended-by':
    case 'replaced':
    case 'agreement-ended':
    case 'partnership-ended':
    case 'notice-given':
      return to.known.has(term, reason.by) ? [started(claim)] : [{ because: 'taken-back', fact: reason.by }];
    default:
      return [started(claim)];
  }
}

/** Returns the causes of a standing claim that no longer governs. */
function whyOver(claim: ClaimFact, reason: Reason, from: Answered, to: Answered): Cause[] {
  switch (reason.because) {
    case 'superseded':
    case 'overridden':
    case 'suspended':
      return isValue(reason.by) ? [started(reason.by)] : [];
    case 'ended-by':
      return [{ because: isEndOfOverrides(reason.by) ? 'override-ended' : 'ended', fact: reason.by }];
    case 'replaced':
      return [{ because: 'ended', fact: reason.by, replacedBy: reason.replacedBy }];
    case 'agreement-ended':
    case 'partnership-ended':
    case 'notice-given':
      return [{ because: reason.because, fact: reason.by }];
    case 'condition-met':
      return [{ because: 'condition-met', fact: reason.by ?? claim, condition: reason.condition }];
    case 'waits-for-condition': {
      const { condition } = reason;
      if (isDated(to, condition)) return [{ because: 'not-yet-started', fact: claim }];
      return [{ because: 'condition-open', fact: claim, condition }];
    }
    case 'ruled-out':
      return [{ because: 'condition-ruled-out', fact: reason.by ?? claim, condition: reason.condition }];
    case 'too-few-bound':
      return partiesChanged(claim, from, to);
    case 'lapsed':
    case 'not-yet-started':
      return [{ because: reason.because, fact: claim }];
    case 'until-passed':
    case 'end-before-start':
      return [{ because: claim.effect === 'override' ? 'override-ended' : 'end-passed', fact: claim }];
    case 'in-force':
    case 'suspends':
    case 'ended':
      return [];
  }
}

/** Returns true if the day on which a start condition comes true is known from an event or from a day that the expression names. */
const isDated = ({ worlds }: Viewpoint, condition: ConditionExpression): boolean =>
  boundsOfExpression(condition, (name) => worlds.days.awaited(name)).hi < Infinity;

/** Returns the causes of a different certainty of the same claims: the doubts at either viewpoint. */
function whyLessSure(term: TermRef, from: Answered, to: Answered): Cause[] {
  const inDoubt = [from, to].flatMap(({ worlds, at, answer }) => [...doubtsOf(worlds, term, at, answer)]);
  return inDoubt.flatMap((doubt) => causeOfDoubt(doubt, to));
}

function causeOfDoubt({ about, by, condition }: Doubt, { worlds, answer }: Answered): Cause[] {
  const [fact = governing(answer)] = by;
  if (!fact) return [];
  switch (about) {
    case 'start':
    case 'end':
      return [{ because: 'imprecise', fact }];
    case 'condition': {
      const [met, ruledOut] = [metBy(worlds, condition!)[0], ruledOutBy(worlds, condition!)[0]];
      if (met) return [{ because: 'condition-met', fact: met, condition: condition! }];
      if (ruledOut) return [{ because: 'condition-ruled-out', fact: ruledOut, condition: condition! }];
      return [{ because: 'condition-open', fact, condition: condition! }];
    }
    case 'renewal':
      return [{ because: 'renewal', fact }];
    case 'parties':
      return [{ because: 'parties-changed', fact }];
    case 'agreement':
      return [{ because: 'agreement-ended', fact }];
    case 'partnership':
      return [{ because: 'partnership-ended', fact }];
  }
}

const governing = ({ values, suspensions }: TermAnswer): Origin | undefined =>
  [...values.flatMap(({ claims }) => claims), ...suspensions][0];
