import type { TermRef } from '#contracts';
import type { Day } from '../dates';
import { termKey, type DissentFact, type ReaffirmationFact, type SetFact, type ValueFact } from '../facts';
import { openConditionsOf, type PartnershipWorlds, type Pending, type TermSegment, type ValueAnswer } from '../worlds';
import { answerFrom, type Certainty } from '../worlds/term-answer';
import { TermWorlds } from '../worlds/term-worlds';
import { endsOf, type TermEnd } from './ends-of-term';
import { MOST_VALUES } from './entries-of-term';
import { nextRenewal, type Renewal } from './renewals-ahead';
import { inRecordOrder, strongest, valuesOver, wantedOf, type DatedAnswer, type HistoricAnswer } from './values-over';

export interface HistoricSegment {
  readonly segment: Pick<TermSegment, 'from' | 'to'>;
  /** The values that may be in force, each once. */
  readonly answers: readonly HistoricAnswer[];
  /** How many values it has beyond those. */
  readonly moreValues: number;
  /** Whether the term is suspended on a day of it, and by which claims. */
  readonly suspended: Certainty;
  readonly suspensions: readonly ValueFact[];
  /** Where something overrides the term: what would be in force on its first day if nothing did. */
  readonly covered: readonly ValueAnswer[];
  /** What ends it, or may: on the day after it, or within it. */
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
  /** What may still start once its condition comes true, or once waited for it. */
  readonly pending: readonly Pending[];
  /** From the first to the last day. */
  readonly reaffirmations: readonly ReaffirmationFact[];
  readonly contested: readonly DissentFact[];
  /** What events that are not definitive say of it. */
  readonly notCounted: readonly DissentFact[];
}

/** A term's segments from the first to the last, weighed at the clock of the worlds; values that bind others than `parties` are left out. */
export function historyOf(
  worlds: PartnershipWorlds,
  term: TermRef,
  parties: ReadonlySet<string> | null = null,
): TermHistory {
  const dissents = worlds.facts.dissents.get(termKey(term)) ?? [];
  return {
    term,
    segments: historicSegments(worlds, term, parties),
    pending: worlds.pendingOf(term, ALL_DAYS),
    reaffirmations: reaffirmationsOf(worlds, term),
    contested: dissents.filter(({ standing }) => standing === 'definitive'),
    notCounted: dissents.filter(({ standing }) => standing !== 'definitive'),
  };
}

const ALL_DAYS = { lo: -Infinity, hi: Infinity };

/** The reaffirmations that are about a term, from the first to the last day. */
export const reaffirmationsOf = (worlds: PartnershipWorlds, term: TermRef): readonly ReaffirmationFact[] =>
  worlds.reaffirmationsOf(term).toSorted((a, b) => a.day.lo - b.day.lo);

function* historicSegments(
  worlds: PartnershipWorlds,
  term: TermRef,
  parties: ReadonlySet<string> | null,
): Generator<HistoricSegment> {
  const segments = worlds.segmentsOf(term);
  const first = segments[0];
  if (!first) return;
  const ends = endsOf(worlds, term);
  const days = worlds.changingDays(term, { lo: first.from, hi: Infinity });
  const withoutOverrides = baseOf(worlds, term);
  let next = 0;
  for (const [index, segment] of segments.entries()) {
    while (next < days.length && days[next]! <= segment.from) next += 1;
    const within = [segment.from];
    for (; next < days.length && days[next]! < segment.to; next += 1) within.push(days[next]!);
    const dated = within.map((day): DatedAnswer => ({ day, answer: wantedOf(worlds.on(term, day), parties) }));
    const after = segments[index + 1];
    const isFollowed = after?.from === segment.to && !after.nothing && !segment.nothing;
    const told = historicSegment(worlds, segment, dated, isFollowed ? ends.filter(endsOverrides) : ends);
    if (told) yield hasOverride(told) ? { ...told, covered: withoutOverrides(segment.from) } : told;
  }
}

/** Null if nothing of it is wanted, or nothing holds: what its claims waited for can no longer come true. */
function historicSegment(
  worlds: PartnershipWorlds,
  segment: TermSegment,
  dated: readonly DatedAnswer[],
  ends: readonly TermEnd[],
): HistoricSegment | null {
  const answers = valuesOver(dated);
  const suspensions = [...new Set(dated.flatMap(({ answer }) => answer.suspensions))];
  if (answers.length === 0 && suspensions.length === 0) return null;
  const claims = [...new Set([...answers.flatMap((answer) => answer.claims), ...suspensions])];
  const isOverridden = claims.some(isOverride);
  return {
    segment: { from: segment.from, to: segment.to },
    answers: answers.slice(0, MOST_VALUES),
    moreValues: Math.max(0, answers.length - MOST_VALUES),
    suspended: strongest(dated.map(({ answer }) => answer.suspended)),
    suspensions,
    covered: [],
    ends: ends.filter((end) => mayEnd(end, segment) && (isOverridden || !endsOverrides(end))),
    openConditions: [...new Set(claims.flatMap((claim) => openConditionsOf(claim, worlds.days)))].sort(),
    renewals: claims.flatMap((claim) => (claim.effect === 'set' ? (renewalIn(worlds, claim, segment) ?? []) : [])),
    cautious: dated.some(({ answer }) => answer.cautious),
  };
}

const isOverride = ({ effect }: ValueFact): boolean => effect === 'override';
const hasOverride = ({ answers, suspensions }: HistoricSegment): boolean =>
  suspensions.length > 0 || answers.some(({ claims }) => claims.some(isOverride));

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

const endsOverrides = ({ because, by }: TermEnd): boolean => because === 'end' && by.of === 'override';

/** Whether its first day without the term may be the day after a segment, or a later day of it than the first. */
const mayEnd = ({ days }: TermEnd, { from, to }: TermSegment): boolean => days.lo <= to && days.hi > from;

function renewalIn(worlds: PartnershipWorlds, claim: SetFact, { from, to }: TermSegment): Renewal | null {
  const next = nextRenewal(worlds, claim);
  return next && from <= next.until && next.until < to ? next : null;
}
