import type { TermRef } from '#contracts';
import { LAST_DAY, type Day } from '../dates';
import { termKey, type DissentFact, type ReaffirmationFact, type SetFact, type ValueFact } from '../facts';
import { openConditionsOf, type PartnershipWorlds, type Pending, type TermSegment, type ValueAnswer } from '../worlds';
import { answerFrom, type Certainty } from '../worlds/term-answer';
import { TermWorlds } from '../worlds/term-worlds';
import { bindsOnly, boundDuring } from './bound-during';
import { EndsDuring, type TermEnd } from './ends-of-term';
import { MOST_VALUES } from './entries-of-term';
import { nextRenewal, type Renewal } from './renewals-ahead';
import { runsOfHistory, type HistoricRun } from './runs-of-history';
import { inRecordOrder, lastDefiniteDay, strongest, valuesOver, type HistoricAnswer } from './values-over';

export interface HistoricSegment {
  readonly segment: Pick<TermSegment, 'from' | 'to'>;
  /** The values that may be in force, each once; empty where the term has ended or is suspended. */
  readonly answers: readonly HistoricAnswer[];
  /** How many values it has beyond those. */
  readonly moreValues: number;
  /** Whether anything is in force on a day of it, whichever value that is. */
  readonly inForce: Certainty;
  /** The last day on which something is definitely in force, if that is only possible after it. */
  readonly possiblyAfter: Day | null;
  /** Whether the term is suspended on a day of it, and by which claims. */
  readonly suspended: Certainty;
  /** The first day on which it may be suspended, if it certainly is not on the first day. */
  readonly suspendedPossiblyFrom: Day | null;
  /** The last day on which it is definitely suspended, if that is only possible after it. */
  readonly suspendedPossiblyAfter: Day | null;
  readonly suspensions: readonly ValueFact[];
  /** Where something overrides the term: what would be in force on its first day if nothing did. */
  readonly covered: readonly ValueAnswer[];
  /** What has ended it on a day of it, or may have. */
  readonly ends: readonly TermEnd[];
  /** The conditions of its claims of which nobody knows if they come true. */
  readonly openConditions: readonly string[];
  /** The next renewals that notice can still prevent. */
  readonly renewals: readonly Renewal[];
  readonly cautious: boolean;
}

export interface TermHistory {
  readonly term: TermRef;
  /** Found one by one as they are asked for. */
  readonly segments: Iterable<HistoricSegment>;
  /** What waits for a condition, or once waited for it. */
  readonly pending: readonly Pending[];
  /** From the first to the last day. */
  readonly reaffirmations: readonly ReaffirmationFact[];
  readonly contested: readonly DissentFact[];
  /** What events that are not definitive say of it. */
  readonly notCounted: readonly DissentFact[];
}

/** A term's segments from the first to the last, weighed at the clock of the worlds. What binds others than `parties` is left out. */
export function historyOf(
  worlds: PartnershipWorlds,
  term: TermRef,
  parties: ReadonlySet<string> | null = null,
): TermHistory {
  const dissents = worlds.facts.dissents.get(termKey(term)) ?? [];
  return {
    term,
    segments: historicSegments(worlds, term, parties),
    pending: worlds
      .pendingOf(term, { lo: -Infinity, hi: Infinity })
      .filter(({ claim, from, to }) => bindsOnly(boundDuring(worlds, [claim], { lo: from, hi: to }), parties)),
    reaffirmations: worlds.reaffirmationsOf(term).toSorted((a, b) => a.day.lo - b.day.lo),
    contested: dissents.filter(({ standing }) => standing === 'definitive'),
    notCounted: dissents.filter(({ standing }) => standing !== 'definitive'),
  };
}

function* historicSegments(
  worlds: PartnershipWorlds,
  term: TermRef,
  parties: ReadonlySet<string> | null,
): Generator<HistoricSegment> {
  const ends = new EndsDuring(worlds, term);
  const withoutOverrides = baseOf(worlds, term);
  const renewals = nextRenewals(worlds);
  let [told, claims]: [Day, readonly ValueFact[]] = [-Infinity, []];
  for (const run of runsOfHistory(worlds, term, parties)) {
    const gap = endedSegment(ends.between(told, run.from, claims), told, run.from);
    if (gap) yield gap;
    claims = claimsOf(run);
    told = run.to;
    if (!run.isWanted) continue;
    const segment = historicSegment(worlds, run, { claims, ends: ends.during(run, claims), renewals });
    yield claims.some(isOverride) ? { ...segment, covered: withoutOverrides(run.from) } : segment;
  }
  const last = endedSegment(ends.between(told, Infinity, claims), told, Infinity);
  if (last) yield last;
}

const isOverride = ({ effect }: ValueFact): boolean => effect === 'override';

const claimsOf = ({ dated }: HistoricRun): readonly ValueFact[] => [
  ...new Set(dated.flatMap(({ answer }) => [...answer.values.flatMap(({ claims }) => claims), ...answer.suspensions])),
];

interface Beside {
  /** Those that may give a value or suspend the term on one of the days. */
  readonly claims: readonly ValueFact[];
  readonly ends: readonly TermEnd[];
  readonly renewals: (claim: SetFact) => Renewal | null;
}

function historicSegment(
  worlds: PartnershipWorlds,
  run: HistoricRun,
  { claims, ends, renewals }: Beside,
): HistoricSegment {
  const { from, to, dated } = run;
  const { values: answers, all } = valuesOver(dated, MOST_VALUES);
  return {
    segment: { from, to },
    answers,
    moreValues: all - answers.length,
    inForce: strongest(dated.map(({ answer }) => answer.inForce)),
    possiblyAfter: lastDefiniteDay(dated.map(({ day, answer }) => ({ day, certainty: answer.inForce }))),
    suspended: strongest(dated.map(({ answer }) => answer.suspended)),
    suspendedPossiblyFrom: firstDaySuspended(dated),
    suspendedPossiblyAfter: lastDefiniteDay(dated.map(({ day, answer }) => ({ day, certainty: answer.suspended }))),
    suspensions: [...new Set(dated.flatMap(({ answer }) => answer.suspensions))],
    covered: [],
    ends,
    openConditions: [...new Set(claims.flatMap((claim) => openConditionsOf(claim, worlds.days)))].sort(),
    renewals: renewalsIn(run, claims, renewals),
    cautious: dated.some(({ answer }) => answer.cautious),
  };
}

/** Null: the first one, or none. */
function firstDaySuspended(dated: HistoricRun['dated']): Day | null {
  const first = dated.findIndex(({ answer }) => answer.suspended !== 'not');
  return first > 0 ? dated[first]!.day : null;
}

/** The days on which nothing is in force because something ended the term; null if nothing did. */
function endedSegment(ends: readonly TermEnd[], from: Day, to: Day): HistoricSegment | null {
  if (ends.length === 0) return null;
  const since = Math.max(from, Math.min(...ends.map(({ days }) => days.lo)));
  if (since >= to || since > LAST_DAY) return null;
  return {
    segment: { from: since, to },
    answers: [],
    moreValues: 0,
    inForce: 'not',
    possiblyAfter: null,
    suspended: 'not',
    suspendedPossiblyFrom: null,
    suspendedPossiblyAfter: null,
    suspensions: [],
    covered: [],
    ends,
    openConditions: [],
    renewals: [],
    cautious: false,
  };
}

/** What would be in force on a day if nothing overrode the term. */
function baseOf(worlds: PartnershipWorlds, term: TermRef): (day: Day) => readonly ValueAnswer[] {
  let base: TermWorlds | null = null;
  return (day) => {
    base ??= new TermWorlds(
      worlds.claimsOf(term).filter((claim) => claim.effect !== 'override'),
      worlds.days,
    );
    return inRecordOrder(answerFrom(base.claimsOn(day), worlds.parties, day).values).slice(0, MOST_VALUES);
  };
}

/** The next renewals of the claims of a run that lie in it. */
function renewalsIn(
  { from, to }: HistoricRun,
  claims: readonly ValueFact[],
  nextOf: (claim: SetFact) => Renewal | null,
): readonly Renewal[] {
  return claims.flatMap((claim) => {
    const next = claim.effect === 'set' ? nextOf(claim) : null;
    return next && from <= next.until && next.until < to ? [next] : [];
  });
}

/** The next renewal of each claim, which may be one of many segments, is looked for once. */
function nextRenewals(worlds: PartnershipWorlds): (claim: SetFact) => Renewal | null {
  const known = new Map<SetFact, Renewal | null>();
  return (claim) => {
    let next = known.get(claim);
    if (next === undefined) known.set(claim, (next = nextRenewal(worlds, claim)));
    return next;
  };
}
