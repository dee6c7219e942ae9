import type { ConditionExpression, TermRef } from '#contracts';
import { overlaps } from '../dates';
import { isValue, type ClaimFact, type Origin, type ValueFact } from '../facts';
import type { TermAnswer, ValueAnswer } from '../worlds';
import { boundsOfExpression } from '../worlds/expression';
import { distinct, identityOf, started, type Cause } from './cause';
import { metBy, ruledOutBy } from './claim-days';
import { doubtsOf, type Doubt } from './doubts';
import { isEndOfOverrides } from './followers';
import { learned, learnedMatters, type KnowingViewpoint } from './learned';
import type { Viewpoint } from './viewpoint';
import { weighing, type Reason } from './weigh-claims';

interface Answered extends KnowingViewpoint {
  readonly answer: TermAnswer;
}

/** Why the answers about a term differ between two viewpoints, each cause once. */
export function causesOf(term: TermRef, from: Answered, to: Answered): Cause[] {
  const before = new Map(governingClaims(from).map((claim) => [identityOf(claim), claim]));
  const after = new Map(governingClaims(to).map((claim) => [identityOf(claim), claim]));
  const stoodBefore = new Map(from.worlds.claimsOf(term).map((claim) => [identityOf(claim), claim]));
  const standsNow = new Map(to.worlds.claimsOf(term).map((claim) => [identityOf(claim), claim]));
  const [weighBefore, weighNow] = [lazily(term, from), lazily(term, to)];
  const causes: Cause[] = [];
  const begun = new Set<number>();
  // Why that one governs is told already.
  const isTold = (reason: Reason): boolean =>
    FOLLOWED.has(reason.because) && 'by' in reason && isAmong(after, reason.by) && !isAmong(before, reason.by);
  for (const [id, claim] of after) {
    if (before.has(id)) continue;
    const earlier = stoodBefore.get(id);
    causes.push(...whyBegun(term, claim, earlier && weighBefore(earlier), { standsNow, from, to, weighNow }));
    if (!earlier) begun.add(claim.order[0]);
  }
  for (const [id, claim] of before) {
    if (after.has(id)) continue;
    const now = standsNow.get(id);
    const reason = now && weighNow(now);
    if (reason && !isTold(reason)) causes.push(...whyOver(now, reason, from, to));
    else if (!now && !begun.has(claim.order[0])) causes.push({ because: 'taken-back', said: claim });
  }
  if (causes.length === 0) causes.push(...whyBoundOthers(term, from, to), ...whyLessSure(term, from, to));
  else if (bindsOthersThoughWrittenAlike(from, to)) causes.push(...whyBoundOthers(term, from, to));
  const inWords = causes.map((cause) => asLearned(term, cause, from, to));
  if (!isSameDay(from, to)) return distinct(inWords);
  const news = inWords.filter((cause) => !knewBefore(term, cause, from, to));
  if (news.length > 0) return distinct(news);
  const others = learned(term, from, to);
  return distinct(others.length > 0 ? others : inWords);
}

const isSameDay = ({ at }: Viewpoint, to: Viewpoint): boolean => at.lo === to.at.lo && at.hi === to.at.hi;

/** What stands no more is told by the act that took it back; of one day, so is what an act put in its place. */
function asLearned(term: TermRef, cause: Cause, from: Answered, to: Answered): Cause {
  const { because, said } = cause;
  if (!to.known.has(term, said)) return { because: 'taken-back', said };
  const isNews = !STARTED.has(because) && isSameDay(from, to) && !from.known.has(term, said);
  return isNews && from.known.hasRootOf(term, said) ? { because: 'taken-back', said } : cause;
}

const STARTED: ReadonlySet<Cause['because']> = new Set(['set', 'override-started', 'suspended']);

/** Whether a cause was known already, and not the passing of time made it one. */
function knewBefore(term: TermRef, { because, said }: Cause, from: Answered, to: Answered): boolean {
  if (because === 'taken-back' || !from.known.has(term, said)) return false;
  const isByTime = BY_TIME.has(because) && from.worlds.clock !== to.worlds.clock;
  return !isByTime || learnedMatters(term, from, to).length > 0;
}

/** What may become so without a word, from one clock day to a later one. */
const BY_TIME: ReadonlySet<Cause['because']> = new Set(['condition-open', 'renewal', 'lapsed', 'end-passed']);

const FOLLOWED: ReadonlySet<Reason['because']> = new Set(['superseded', 'overridden', 'suspended']);

const isAmong = (claims: ReadonlyMap<string, unknown>, said: Origin | undefined): boolean =>
  said !== undefined && claims.has(identityOf(said));

type Weigh = (claim: ClaimFact) => Reason;

/** Claims are weighed only where something of a term differs, and then only at the viewpoint that is asked. */
function lazily(term: TermRef, { worlds, at }: Viewpoint): Weigh {
  let weigh: Weigh | null = null;
  return (claim) => (weigh ??= weighing(worlds, term, at))(claim);
}

const governingClaims = ({ answer: { values, suspensions } }: Answered): ValueFact[] => [
  ...new Set([...values.flatMap(({ claims }) => claims), ...suspensions]),
];

interface Now {
  readonly standsNow: ReadonlyMap<string, ClaimFact>;
  readonly from: Answered;
  readonly to: Answered;
  readonly weighNow: Weigh;
}

/** Why a claim governs that did not before; `reason` tells why it did not, if it stood. */
function whyBegun(
  term: TermRef,
  claim: ValueFact,
  reason: Reason | undefined,
  { standsNow, from, to, weighNow }: Now,
): Cause[] {
  switch (reason?.because) {
    case 'overridden':
    case 'suspended': {
      const override = standsNow.get(identityOf(reason.by));
      if (!override) return [{ because: 'taken-back', said: reason.by }];
      return whyOver(override, weighNow(override), from, to);
    }
    case 'waits-for-condition': {
      const [met] = metBy(to.worlds, reason.condition);
      const { condition } = reason;
      if (met) return [{ because: 'condition-met', said: met, condition }];
      return isDated(to, condition) ? [started(claim)] : [{ because: 'condition-open', said: claim, condition }];
    }
    case 'too-few-bound':
      return partiesChanged(claim, from, to);
    case 'superseded':
    case 'ended-by':
    case 'replaced':
    case 'agreement-ended':
    case 'partnership-ended':
    case 'notice-given':
      return to.known.has(term, reason.by) ? [started(claim)] : [{ because: 'taken-back', said: reason.by }];
    default:
      return [started(claim)];
  }
}

/** Why a claim that stands governs no more. */
function whyOver(claim: ClaimFact, reason: Reason, from: Answered, to: Answered): Cause[] {
  switch (reason.because) {
    case 'superseded':
    case 'overridden':
    case 'suspended':
      return isValue(reason.by) ? [started(reason.by)] : [];
    case 'ended-by':
      return [{ because: isEndOfOverrides(reason.by) ? 'override-ended' : 'ended', said: reason.by }];
    case 'replaced':
      return [{ because: 'ended', said: reason.by, replacedBy: reason.replacedBy }];
    case 'agreement-ended':
    case 'partnership-ended':
    case 'notice-given':
      return [{ because: reason.because, said: reason.by }];
    case 'condition-met':
      return [{ because: 'condition-met', said: reason.by ?? claim, condition: reason.condition }];
    case 'waits-for-condition': {
      const { condition } = reason;
      if (isDated(to, condition)) return [{ because: 'not-yet-started', said: claim }];
      return [{ because: 'condition-open', said: claim, condition }];
    }
    case 'ruled-out':
      return [{ because: 'condition-ruled-out', said: reason.by ?? claim, condition: reason.condition }];
    case 'too-few-bound':
      return partiesChanged(claim, from, to);
    case 'lapsed':
    case 'not-yet-started':
      return [{ because: reason.because, said: claim }];
    case 'until-passed':
    case 'end-before-start':
      return [{ because: claim.effect === 'override' ? 'override-ended' : 'end-passed', said: claim }];
    case 'in-force':
    case 'suspends':
    case 'ended':
      return [];
  }
}

/** Whether it is known when a condition that something waits for comes true: by an event, or by a day that it names. */
const isDated = ({ worlds }: Viewpoint, condition: ConditionExpression): boolean =>
  boundsOfExpression(condition, (name) => worlds.days.awaited(name)).hi < Infinity;

/** The changes of parties that bear on a claim and may have come between the days of two viewpoints, or that one viewpoint alone knows. */
function partiesChanged(claim: ClaimFact, from: Answered, to: Answered): Cause[] {
  const agreement = claim.effect === 'replaced' ? null : claim.agreement;
  const bearing = changesBetween(from, to).filter((each) => each.agreement === null || each.agreement === agreement);
  return bearing.map((said) => ({ because: 'parties-changed', said }));
}

function changesBetween(from: Answered, to: Answered): Change[] {
  const [known, knownNow] = [from, to].map(
    ({ worlds }) => new Map(worlds.facts.partyChanges.map((change) => [identityOf(change), change])),
  ) as [Map<string, Change>, Map<string, Change>];
  const between = { lo: Math.min(from.at.lo, to.at.lo), hi: Math.max(from.at.hi, to.at.hi) };
  return [...new Map([...known, ...knownNow])].flatMap(([id, change]) => {
    const isKnownToBoth = known.has(id) && knownNow.has(id);
    const bears = isKnownToBoth ? overlaps(change.day, between) : change.day.lo <= between.hi;
    return bears ? [change] : [];
  });
}

/** Changes of parties because of which the same values, or others whose claims name the same parties, bind others. */
function whyBoundOthers(term: TermRef, from: Answered, to: Answered): Cause[] {
  const valuesBefore = new Map(from.answer.values.map((value) => [value.value, boundOf(value)]));
  const isAlike = to.answer.values.every((value) => valuesBefore.get(value.value) === boundOf(value));
  if (isAlike) return [];
  return changesBetween(from, to)
    .filter(({ agreement }) => agreement === null || claimsNamed(term, to).some((claim) => claim === agreement))
    .map((said) => ({ because: 'parties-changed', said }));
}

/** Whether what is in force at both viewpoints was written for the same parties, or for whoever is one, and yet binds others at one of them. */
function bindsOthersThoughWrittenAlike({ answer: before }: Answered, { answer: after }: Answered): boolean {
  if (before.values.length === 0 || after.values.length === 0) return false;
  const values = [...before.values, ...after.values];
  const written = new Set(values.flatMap(({ claims }) => claims.map(({ between }) => between?.join() ?? null)));
  return written.size === 1 && new Set(values.map(boundOf)).size > 1;
}

type Change = Viewpoint['worlds']['facts']['partyChanges'][number];

const boundOf = ({ between, mayBind }: ValueAnswer): string => `${between.join()} ${mayBind.join()}`;

const claimsNamed = (term: TermRef, { worlds }: Viewpoint): (string | null)[] =>
  worlds.claimsOf(term).map((claim) => (claim.effect === 'replaced' ? null : claim.agreement));

/** The same claims may govern, but not with the same certainty: by what is in doubt at one of the two viewpoints. */
function whyLessSure(term: TermRef, from: Answered, to: Answered): Cause[] {
  const inDoubt = [from, to].flatMap(({ worlds, at, answer }) => [...doubtsOf(worlds, term, at, answer)]);
  return inDoubt.flatMap((doubt) => causeOfDoubt(doubt, to));
}

function causeOfDoubt({ about, by, condition }: Doubt, { worlds, answer }: Answered): Cause[] {
  const [said = governing(answer)] = by;
  if (!said) return [];
  switch (about) {
    case 'start':
    case 'end':
      return [{ because: 'imprecise', said }];
    case 'condition': {
      const [met, ruledOut] = [metBy(worlds, condition!)[0], ruledOutBy(worlds, condition!)[0]];
      if (met) return [{ because: 'condition-met', said: met, condition: condition! }];
      if (ruledOut) return [{ because: 'condition-ruled-out', said: ruledOut, condition: condition! }];
      return [{ because: 'condition-open', said, condition: condition! }];
    }
    case 'renewal':
      return [{ because: 'renewal', said }];
    case 'parties':
      return [{ because: 'parties-changed', said }];
    case 'agreement':
      return [{ because: 'agreement-ended', said }];
    case 'partnership':
      return [{ because: 'partnership-ended', said }];
  }
}

const governing = ({ values, suspensions }: TermAnswer): Origin | undefined =>
  [...values.flatMap(({ claims }) => claims), ...suspensions][0];
