import { linksOfChange, type TermChange, type TermChangeType, type TermRef } from '#contracts';
import { boundsOf, LAST_DAY, type Day } from '../dates';
import { termKey, type DissentFact, type KeyedTerm } from '../facts';
import { isDeadline, type Timeline } from '../worlds';
import { boundariesWithin } from './boundaries';
import { fitted, NOTHING_FITS, type Fitted } from './change-room';
import { onlyLoses, typeOf } from './change-type';
import { EventStatements, type EventOutcome } from './event-outcome';
import {
  answersOnDay,
  differenceBetweenTimelines,
  differenceFromEve,
  NO_DIFFERENCE,
  datedRun,
  TOO_MUCH_TO_COMPARE,
  type Difference,
} from './timeline-difference';
import type { PlacedTimeline } from './timeline';

/** A term change, and the days on which answers change. The change may name only the first of them. null: no days; `unknown`: the term was not compared. */
export interface DerivedChange {
  readonly change: TermChange;
  readonly days: Difference['days'] | 'unknown';
}

/** Changes of terms that were not compared. They only name the terms and are equal otherwise. */
export interface ChangesInBrief {
  readonly terms: readonly KeyedTerm[];
  readonly of: (term: KeyedTerm) => TermChange;
}

/** Yields the term changes of one event, one for each touched term. There may be many. */
export function* termChangesOf(outcome: EventOutcome): Generator<DerivedChange | ChangesInBrief> {
  if (outcome.event.type === 'TermFellDue') {
    yield changeWhenDue(outcome, outcome.event.data);
    return;
  }
  const statements = new EventStatements(outcome);
  for (const term of outcome.named) yield changeOf(outcome, statements, term);
  for (const [nth, term] of outcome.reached.entries()) {
    if (outcome.mayCompare?.() === false) {
      yield inBrief(outcome, statements, outcome.reached.slice(nth));
      return;
    }
    const change = changeOf(outcome, statements, term);
    if (change.days !== null || outcome.hadChange?.(term)) yield change;
  }
}

/** The changes of terms that an event reaches but does not name differ by their term only. */
const inBrief = (outcome: EventOutcome, statements: EventStatements, terms: readonly KeyedTerm[]): ChangesInBrief => {
  const type = typeOf(outcome, statements, terms[0]!, null);
  return { terms, of: (term) => briefChange(outcome, statements, term, type) };
};

function changeOf(outcome: EventOutcome, statements: EventStatements, term: KeyedTerm): DerivedChange {
  const claims = statements.claimsOn(term);
  const replaces = eachOnce(claims.flatMap((claim) => (claim.effect === 'set' ? claim.replaces : [])));
  const replacing = claims.findLast((claim) => claim.effect === 'replaced');
  const difference = differenceOf(outcome, statements, term, replaces);
  const dissent = statements.dissentFrom(term);
  const isAlone = replaces.length === 0 && !replacing && !dissent;
  const beside: Beside = isAlone
    ? NOTHING_BESIDE
    : {
        ...(replaces.length > 0 ? { replaces } : {}),
        ...(replacing ? { replacedBy: replacing.by.term } : {}),
        ...(dissent ? { dissent: { value: valueOf(dissent), assertedBy: [...dissent.assertedBy] } } : {}),
      };
  const change = describeChange(outcome, statements, term, {
    type: typeOf(outcome, statements, term, difference),
    difference,
    beside,
  });
  return { change, days: difference ? difference.days : 'unknown' };
}

const valueOf = ({ value }: DissentFact): unknown => (value === null ? null : (JSON.parse(value) as unknown));

const eachOnce = (terms: readonly TermRef[]): TermRef[] =>
  terms.length < 2 ? [...terms] : [...new Map(terms.map((term) => [termKey(term), term])).values()];

/** Returns the difference of the term's answers; null: the term is not compared. */
function differenceOf(
  outcome: EventOutcome,
  { today }: EventStatements,
  term: TermRef,
  replaces: readonly TermRef[],
): Difference | null {
  const before = outcome.timeline(term, 'before');
  if (before === null) return null;
  const after = outcome.timeline(term, 'after');
  const replaced: PlacedTimeline[] = [];
  for (const other of replaces) {
    const timeline = outcome.timeline(other, 'before');
    if (timeline === null) return null;
    replaced.push({ term: other, ...timeline });
  }
  const difference = after && differenceBetweenTimelines(before, after, replaced, { today });
  if (after) outcome.compared?.(difference ?? TOO_MUCH_TO_COMPARE);
  return difference;
}

/** Returns the change for a known day that has arrived: it reports the term as it stands from that day on. */
function changeWhenDue(outcome: EventOutcome, due: { kind: string; scope: string; on: string }): DerivedChange {
  const term = { kind: due.kind, scope: due.scope };
  const day = boundsOf(due.on).lo;
  const timeline = outcome.timeline(term, 'after');
  const { type, difference } =
    timeline === null ? { type: 'lapsed' as const, difference: NO_DIFFERENCE } : differenceWhenDue(timeline, day);
  const change = describeChange(outcome, new EventStatements(outcome), term, {
    type,
    difference,
    beside: NOTHING_BESIDE,
  });
  return { change: { ...change, retroactive: false }, days: difference.days ?? { from: day, to: day } };
}

function differenceWhenDue(
  timeline: Timeline,
  day: Day,
): { readonly type: TermChangeType; readonly difference: Difference } {
  const { claims, matters, most } = timeline;
  const asOf = (on: Day): Timeline => matters.onAnyDay.asOfDay(on).timelineOf(claims, most);
  // At the end of the last day on which a claim may start, or notice may be given, the result is certain.
  const passed = claims.some((claim) => matters.lapsesAfter(claim, day - 1))
    ? { type: 'lapsed' as const, difference: differenceBetweenTimelines(asOf(day - 2), asOf(day - 1), []) }
    : isDeadline(timeline, day - 1)
      ? { type: 'renewed' as const, difference: differenceBetweenTimelines(asOf(day - 1), asOf(day), []) }
      : null;
  if (passed?.difference?.days) return { type: passed.type, difference: passed.difference };
  const now = asOf(day);
  // The days after the next known day are reported when that day arrives.
  const [next = Infinity] = boundariesWithin(matters.unmoved.timelineOf(claims, most), day + 1, LAST_DAY);
  const difference = differenceFromEve(asOf(day - 1), now, { from: day, to: next - 1 });
  if (difference.days === null && passed !== null) return { type: passed.type, difference };
  return {
    type: answersOnDay(now, day).length > 0 && !onlyLoses(difference, day) ? 'took-effect' : 'lapsed',
    difference,
  };
}

type Beside = Pick<TermChange, 'replaces' | 'replacedBy' | 'dissent'>;
const NOTHING_BESIDE: Beside = {};

/** The bytes of a term change's member names and event id, and of the links of a truncated change. */
const BYTES_OF_CHANGE = 220;
const BYTES_OF_LINKS = 220;

interface ChangeDetails {
  readonly type: TermChangeType;
  readonly difference: Difference | null;
  readonly beside: Beside;
}

function describeChange(
  outcome: EventOutcome,
  statements: EventStatements,
  term: KeyedTerm,
  details: ChangeDetails,
): TermChange {
  const { partnershipId, event, version, room } = outcome;
  const { type, difference, beside } = details;
  if (difference === null && beside === NOTHING_BESIDE) return briefChange(outcome, statements, term, type);
  const { kind, scope } = term;
  const names = kind.length + scope.length;
  const bytes = BYTES_OF_CHANGE + names + bytesOfBeside(beside);
  const most = room.of(term);
  const left = most - bytes - BYTES_OF_LINKS - 2 * (partnershipId.length + names);
  const fits = difference ? fitted(difference, left) : NOTHING_FITS;
  const isBesideCut = bytes > most;
  room.take(term, Math.min(most, bytes + fits.bytes));
  return {
    type,
    kind,
    scope,
    eventId: event.id,
    version,
    retroactive: isRetroactive(statements, difference),
    answers: [...fits.answers],
    stretches: fits.stretches.map(datedRun),
    ...(isBesideCut || isCut(difference, fits)
      ? {
          truncated: true,
          ...(difference ? { counts: difference.counts } : {}),
          links: linksOfChange(partnershipId, { kind, scope, version }),
        }
      : {}),
    ...(isBesideCut ? {} : beside),
  };
}

/** A decision may have many thousands of such changes, so the links are created on access. */
function briefChange(
  { partnershipId, event, version }: EventOutcome,
  statements: EventStatements,
  { kind, scope }: TermRef,
  type: TermChangeType,
): TermChange {
  return {
    type,
    kind,
    scope,
    eventId: event.id,
    version,
    retroactive: statements.mayBeRetroactive,
    answers: [],
    stretches: [],
    truncated: true,
    get links() {
      return linksOfChange(partnershipId, { kind, scope, version });
    },
  };
}

const isCut = (difference: Difference | null, { answers, stretches }: Fitted): boolean =>
  difference === null || difference.counts.stretches > stretches.length || difference.counts.answers > answers.length;

/** Returns true if the change affects days before it was recorded; for a term that was not compared, if the event may. */
const isRetroactive = ({ today, mayBeRetroactive }: EventStatements, difference: Difference | null): boolean =>
  difference ? difference.days !== null && difference.days.from < today : mayBeRetroactive;

const bytesOfBeside = (beside: Beside): number =>
  beside.replaces || beside.replacedBy || beside.dissent ? Buffer.byteLength(JSON.stringify(beside)) : 0;
