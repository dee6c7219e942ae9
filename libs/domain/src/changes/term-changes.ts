import type { Event, TermChange, TermChangeType, TermRef } from '#contracts';
import type { Content } from '../claims/content-of-event';
import { namesTerm, termKey } from '../claims/term-claim';
import { boundsOf, dayOfInstant, LAST_DAY, type Day } from '../dates';
import { segmentOn } from '../fold';
import { boundariesWithin } from './boundaries';
import {
  stretchesBetween,
  toldAnswers,
  toldStretch,
  type DayStretch,
  type PlacedTimeline,
  type Timeline,
} from './stretches';

/** What one effective event did, as far as telling its term changes needs it. */
export interface EventOutcome {
  readonly event: Event;
  readonly version: number;
  readonly recordedAt: string;
  /** What it says, or, of a correction or retraction, what it puts in its root's place. */
  readonly added: Content;
  /** The terms that it names or reaffirms, in that order. */
  readonly named: readonly TermRef[];
  /** Those that only the partnership's end or a condition carries it to: told if their answer differs. */
  readonly reached: readonly TermRef[];
  timeline(term: TermRef, when: 'before' | 'after'): Timeline;
}

/** The term changes of one event: one for each term that it touches. */
export function termChangesOf(outcome: EventOutcome): TermChange[] {
  if (outcome.event.type === 'TermFellDue') return [changeWhenDue(outcome, outcome.event.data)];
  const named = outcome.named.map((term) => changeOf(outcome, term));
  const reached = outcome.reached
    .map((term) => changeOf(outcome, term))
    .filter(({ stretches }) => stretches.length > 0);
  return [...named, ...reached];
}

function changeOf(outcome: EventOutcome, term: TermRef): TermChange {
  const claims = outcome.added.claims.filter((claim) => namesTerm(claim, term));
  const replaces = claims.flatMap((claim) => claim.replaces);
  const replacedBy = claims.findLast((claim) => claim.replacedBy !== null)?.replacedBy ?? null;
  const replaced: PlacedTimeline[] = replaces.map((other) => ({ term: other, ...outcome.timeline(other, 'before') }));
  const stretches = stretchesBetween(outcome.timeline(term, 'before'), outcome.timeline(term, 'after'), replaced);
  const dissent = outcome.added.statements.find(
    (said) => said.statement === 'contest' && termKey(said.term) === termKey(term),
  );
  return {
    ...told(outcome, term, typeOf(outcome, term, stretches), stretches),
    ...(replaces.length > 0 ? { replaces: [...replaces] } : {}),
    ...(replacedBy === null ? {} : { replacedBy }),
    ...(dissent?.statement === 'contest'
      ? { dissent: { value: dissent.value, assertedBy: [...dissent.assertedBy] } }
      : {}),
  };
}

function typeOf({ event, added }: EventOutcome, term: TermRef, stretches: readonly DayStretch[]): TermChangeType {
  if (event.type === 'EventCorrected') return 'corrected';
  if (event.type === 'EventRetracted') return 'retracted';
  if (event.standing !== 'definitive') return 'announced';
  const claim = added.claims.findLast((each) => namesTerm(each, term));
  if (claim?.effect === 'end') return 'ended';
  if (claim) {
    if (stretches.length === 0) return 'reaffirmed';
    return stretches.some(({ was }) => was.length > 0) ? 'changed' : 'started';
  }
  if (added.statements.some((said) => said.statement === 'condition-met') && stretches.length > 0) {
    return stretches.some(({ now }) => now.length === 0) ? 'ended' : 'changed';
  }
  return added.statements.some((said) => said.statement === 'contest' && termKey(said.term) === termKey(term))
    ? 'contested'
    : 'reaffirmed';
}

/** A day that was known beforehand has come: the term is told as it stands from that day on. */
function changeWhenDue(outcome: EventOutcome, due: { kind: string; scope: string; on: string }): TermChange {
  const term = { kind: due.kind, scope: due.scope };
  const day = boundsOf(due.on).lo;
  const timeline = outcome.timeline(term, 'after');
  const toldOn = (on: Day) => toldAnswers(segmentOn(timeline.segments, on), timeline.met);
  const now = toldOn(day);
  const [next = Infinity] = boundariesWithin(timeline, day + 1, LAST_DAY);
  const stretch = { from: day, to: next - 1, was: toldOn(day - 1), now };
  return { ...told(outcome, term, now.length > 0 ? 'took-effect' : 'lapsed', [stretch]), retroactive: false };
}

function told(
  { event, version, recordedAt }: EventOutcome,
  term: TermRef,
  type: TermChangeType,
  stretches: readonly DayStretch[],
): TermChange {
  const today: Day = dayOfInstant(recordedAt);
  return {
    type,
    kind: term.kind,
    scope: term.scope,
    eventId: event.id,
    version,
    retroactive: stretches.some(({ from }) => from < today),
    stretches: stretches.map(toldStretch),
  };
}
