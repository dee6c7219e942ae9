import {
  boundsOf,
  daysAhead,
  daysToLookAhead,
  differenceBetweenTimelines,
  partiesOf,
  tellsBound,
  UNTOLD,
  type ChangesInBrief,
  type Day,
  type KeyedTerm,
  type ToldChange,
} from '#domain';
import { ToldChanges, type EffectiveDecision, type RecordedEvent } from '#ledger';
import type { Pace } from '#observability';
import { applyEvent, BREATHING, timelineNow, type Telling } from './apply-event';
import { knownOn, type TermBoundaries } from './working-due-days';
import type { Delta } from './content-delta';
import { FormerWork } from './former-telling';
import { daysTouchedBy, type DaysTouched, type Of } from './reach';
import { warningsOfDecision } from './warn-of-decision';
import { WorkOfDecision } from './work-of-decision';
import type { WorkingTimeline } from './working-timeline';

/** An event, and the days on which the answers now differ where it changed them. */
export interface MovedDays {
  readonly recorded: RecordedEvent;
  readonly boundaries: readonly TermBoundaries[];
}

export interface ToldDecision {
  readonly changes: ToldChanges;
  readonly moved: readonly MovedDays[];
  readonly claimsCompared: number;
}

/** Moves a decision's partnership on, event by event, and tells what each did. Others get their turn meanwhile. */
export async function tellDecision(
  decision: EffectiveDecision,
  timelines: ReadonlyMap<string, WorkingTimeline>,
  deltas: ReadonlyMap<RecordedEvent, Delta>,
  pace: Pace,
): Promise<ToldDecision> {
  const changes = new ToldChanges();
  const telling: TellingOfDecision = {
    changes,
    later: [],
    work: new WorkOfDecision(),
    unseen: new Map(),
    former:
      decision.writtenIn < 3
        ? { parties: () => partiesOf(decision.profile).map(({ id }) => id), work: new FormerWork() }
        : null,
    pace,
  };
  const moved: MovedDays[] = [];
  const timeline = timelines.get(decision.decision.partnershipId)!;
  timeline.turnTo(daysTouched(decision, timeline, deltas));
  for (const recorded of decision.events) {
    const boundaries = await tellEvent(timeline, deltas.get(recorded)!, telling, knownOn(recorded, decision));
    moved.push({ recorded, boundaries });
  }
  for (const told of telling.later) addTo(changes, told);
  changes.end();
  changes.warnings = warningsOfDecision(decision, timeline);
  if (telling.unseen.size > 0) moved.push(await movedUnseen(decision, timeline, telling));
  return { changes, moved, claimsCompared: telling.work.claimsCompared };
}

interface TellingOfDecision extends Telling {
  /** Those that come behind all that edition 1 told of the record. */
  readonly later: (ToldChange | ChangesInBrief)[];
  readonly pace: Pace;
}

/** The days of terms that a decision touches; what it takes back is told as it stands before. */
function daysTouched(
  { decision: { partnershipId }, events }: EffectiveDecision,
  timeline: WorkingTimeline,
  deltas: ReadonlyMap<RecordedEvent, Delta>,
): DaysTouched {
  const ofDecision = events.map((event) => deltas.get(event)!);
  const closed = ofDecision.flatMap(({ closesRoot }) => (closesRoot === null ? [] : [timeline.contentOf(closesRoot)]));
  const placed = <T>(item: T): Of<T> => ({ partnershipId, item });
  return daysTouchedBy(
    partnershipId,
    ofDecision,
    {
      claims: closed.flatMap(({ claims }) => claims.map(placed)),
      statements: closed.flatMap(({ statements }) => statements.map(placed)),
    },
    timeline.matters.statements,
  );
}

async function tellEvent(
  timeline: WorkingTimeline,
  delta: Delta,
  telling: TellingOfDecision,
  knownDay: Day,
): Promise<TermBoundaries[]> {
  const boundaries: TermBoundaries[] = [];
  // What comes after a day that fell due is not held against today: after a time without service it is caught up with day by day.
  const { event } = delta.event;
  const today = event.type === 'TermFellDue' ? boundsOf(event.data.on).lo : knownDay;
  for (const step of applyEvent(timeline, delta, telling)) {
    if (step === BREATHING) {
      // Of half a million of them hardly any has to wait.
      const turn = telling.pace.breathe();
      if (turn) await turn;
    } else if ('told' in step) {
      if (step.isLater) telling.later.push(step.told);
      else addTo(telling.changes, step.told);
    } else {
      const { term, before, changed } = step;
      const after = timelineNow(timeline, term, telling.work);
      const days = daysToLookAhead(before, after, changed, today);
      if (days !== null) boundaries.push(boundariesOf(term, daysAhead(after, days, today)));
    }
  }
  return boundaries;
}

const addTo = (changes: ToldChanges, told: ToldChange | ChangesInBrief): void =>
  'terms' in told ? changes.addInBrief(told) : changes.add(told.change);

/** The days of terms that were not looked at event by event: what all of the decision's events did to them together. */
async function movedUnseen(
  decision: EffectiveDecision,
  timeline: WorkingTimeline,
  { unseen, pace }: TellingOfDecision,
): Promise<MovedDays> {
  const recorded = decision.events.findLast(({ event }) => event.type !== 'TermFellDue')!;
  const boundaries: TermBoundaries[] = [];
  const work = new WorkOfDecision();
  for (const { term, before } of unseen.values()) {
    await pace.breathe();
    const after = work.isLeft && before.most > 0 ? timeline.timelineOf(term) : timeline.coarseTimelineOf(term);
    // Beyond that, the days on which others are bound do not fall due.
    const bound = work.isLeft && tellsBound(before, after);
    const difference = differenceBetweenTimelines(before, after, [], bound);
    work.looked(difference ?? UNTOLD);
    const { days } = difference ?? differenceBetweenTimelines(before, after, [], false) ?? UNTOLD;
    const today = knownOn(recorded, decision);
    const ahead = daysToLookAhead(before, after, days, today);
    if (ahead) boundaries.push(boundariesOf(term, daysAhead(after, ahead, today, bound)));
  }
  return { recorded, boundaries };
}

const boundariesOf = ({ kind, scope }: KeyedTerm, ahead: Omit<TermBoundaries, 'term'>): TermBoundaries => ({
  term: { kind, scope },
  ...ahead,
});
