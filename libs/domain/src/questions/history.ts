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
  /** The values that may be in force, each once; empty if the term has ended or is suspended. */
  readonly answers: readonly HistoricAnswer[];
  /** The number of further values. */
  readonly moreValues: number;
  /** Whether any value is in force on some day of the segment. */
  readonly inForce: Certainty;
  /** The last day on which a value is definitely in force, if it is only possible afterwards. */
  readonly possiblyAfter: Day | null;
  /** Whether the term is suspended on some day of the segment. */
  readonly suspended: Certainty;
  /** The first day on which it may be suspended, if it is certainly not suspended on the first day. */
  readonly suspendedPossiblyFrom: Day | null;
  /** The last day on which it is definitely suspended, if that is only possible afterwards. */
  readonly suspendedPossiblyAfter: Day | null;
  readonly suspensions: readonly ValueFact[];
  /** With an active override: the values that would be in force on the first day without it. */
  readonly covered: readonly ValueAnswer[];
  /** The ends, or possible ends, within the segment. */
  readonly ends: readonly TermEnd[];
  /** The open conditions of its claims. */
  readonly openConditions: readonly string[];
  /** The next renewals that notice can still prevent. */
  readonly renewals: readonly Renewal[];
  readonly cautious: boolean;
}

export interface TermHistory {
  readonly term: TermRef;
  /** Computed on demand. */
  readonly segments: Iterable<HistoricSegment>;
  /** The claims that wait or once waited for a condition. */
  readonly pending: readonly Pending[];
  /** Sorted by day. */
  readonly reaffirmations: readonly ReaffirmationFact[];
  readonly contested: readonly DissentFact[];
  /** The statements of events that are not definitive. */
  readonly notCounted: readonly DissentFact[];
}

/**
 * Returns the segments of a term in order, as of the clock day of the worlds. Values, suspensions and
 * waiting claims that bind parties other than `parties` are left out.
 */
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
  let [coveredTo, claims]: [Day, readonly ValueFact[]] = [-Infinity, []];
  for (const run of runsOfHistory(worlds, term, parties)) {
    const gap = endedSegment(ends.between(coveredTo, run.from, claims), coveredTo, run.from);
    if (gap) yield gap;
    claims = claimsOf(run);
    coveredTo = run.to;
    if (!run.isWanted) continue;
    const segment = historicSegment(worlds, run, { claims, ends: ends.during(run, claims), renewals });
    yield claims.some(isOverride) ? { ...segment, covered: withoutOverrides(run.from) } : segment;
  }
  const last = endedSegment(ends.between(coveredTo, Infinity, claims), coveredTo, Infinity);
  if (last) yield last;
}

const isOverride = ({ effect }: ValueFact): boolean => effect === 'override';

const claimsOf = ({ dated }: HistoricRun): readonly ValueFact[] => [
  ...new Set(dated.flatMap(({ answer }) => [...answer.values.flatMap(({ claims }) => claims), ...answer.suspensions])),
];

interface Beside {
  /** The claims that may give a value or suspend the term on some day. */
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

/** Returns the first day of a run on which the term may be suspended; null: it is the first day of the run, or there is none. */
function firstDaySuspended(dated: HistoricRun['dated']): Day | null {
  const first = dated.findIndex(({ answer }) => answer.suspended !== 'not');
  return first > 0 ? dated[first]!.day : null;
}

/** Returns a segment for the days on which nothing is in force because of ends; null: there are none. */
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

/** Returns a function that gives the values on a day without overrides. */
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

/** Returns the next renewals of the claims of a run that lie within the run. */
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

/** Caches the next renewal of each claim, because a claim may be part of many segments. */
function nextRenewals(worlds: PartnershipWorlds): (claim: SetFact) => Renewal | null {
  const known = new Map<SetFact, Renewal | null>();
  return (claim) => {
    let next = known.get(claim);
    if (next === undefined) known.set(claim, (next = nextRenewal(worlds, claim)));
    return next;
  };
}
