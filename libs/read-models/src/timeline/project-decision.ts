import {
  boundsOf,
  daysAfterDue,
  daysAhead,
  daysToLookAhead,
  differenceBetweenTimelines,
  partiesOf,
  variesByBound,
  TOO_MUCH_TO_COMPARE,
  type ChangesInBrief,
  type Day,
  type KeyedTerm,
  type DerivedChange,
} from '#domain';
import { DecisionChanges, type EffectiveDecision, type RecordedEvent } from '#ledger';
import type { TimeSlice } from '#observability';
import { applyEvent, MAY_YIELD, timelineNow, type DecisionContext } from './apply-event';
import { knownOn, type TermBoundaries } from './working-due-days';
import type { Delta } from './content-delta';
import { FormerWork } from './former-changes';
import { daysTouchedBy, type DaysTouched, type Of } from './reach';
import { warningsOfDecision } from './warn-of-decision';
import { WorkOfDecision } from './work-of-decision';
import type { WorkingTimeline } from './working-timeline';

/** An event, and the days on which the answers change for the terms that it moved. */
export interface MovedDays {
  readonly recorded: RecordedEvent;
  readonly boundaries: readonly TermBoundaries[];
}

export interface ProjectedDecision {
  readonly changes: DecisionChanges;
  readonly moved: readonly MovedDays[];
  readonly claimsCompared: number;
}

/** Applies a decision's events to its partnership one by one, and collects their term changes. Yields to other work in between. */
export async function projectDecision(
  decision: EffectiveDecision,
  timelines: ReadonlyMap<string, WorkingTimeline>,
  deltas: ReadonlyMap<RecordedEvent, Delta>,
  slice: TimeSlice,
): Promise<ProjectedDecision> {
  const changes = new DecisionChanges();
  const context: SlicedContext = {
    changes,
    later: [],
    work: new WorkOfDecision(),
    uncompared: new Map(),
    former:
      decision.writtenIn < 3
        ? { parties: () => partiesOf(decision.profile).map(({ id }) => id), work: new FormerWork() }
        : null,
    slice,
  };
  const moved: MovedDays[] = [];
  const timeline = timelines.get(decision.decision.partnershipId)!;
  timeline.turnTo(daysTouched(decision, timeline, deltas));
  for (const recorded of decision.events) {
    const boundaries = await projectEvent(timeline, deltas.get(recorded)!, context, knownOn(recorded, decision));
    moved.push({ recorded, boundaries });
  }
  for (const change of context.later) addTo(changes, change);
  changes.end();
  changes.warnings = warningsOfDecision(decision, timeline);
  if (context.uncompared.size > 0) moved.push(await movedUncompared(decision, timeline, context));
  return { changes, moved, claimsCompared: context.work.claimsCompared };
}

interface SlicedContext extends DecisionContext {
  /** The term changes that follow all those that edition 1 derived from the record. */
  readonly later: (DerivedChange | ChangesInBrief)[];
  readonly slice: TimeSlice;
}

/** Returns the days of terms that a decision touches. Content that it removes counts in its former form. */
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
    timeline.standing,
  );
}

async function projectEvent(
  timeline: WorkingTimeline,
  delta: Delta,
  context: SlicedContext,
  knownDay: Day,
): Promise<TermBoundaries[]> {
  const boundaries: TermBoundaries[] = [];
  const { event } = delta.event;
  for (const step of applyEvent(timeline, delta, context)) {
    if (step === MAY_YIELD) {
      // Hardly any of half a million steps has to wait.
      const turn = context.slice.yieldIfDue();
      if (turn) await turn;
    } else if ('change' in step) {
      if (step.isLater) context.later.push(step.change);
      else addTo(context.changes, step.change);
    } else {
      const { term, before, changed } = step;
      const after = timelineNow(timeline, term, context.work);
      if (event.type === 'TermFellDue') {
        // After a time without service it is caught up with day by day, so that today does not matter.
        boundaries.push(boundariesOf(term, daysAfterDue(after, boundsOf(event.data.on).lo)));
        continue;
      }
      const days = daysToLookAhead(before, after, changed, knownDay);
      if (days !== null) boundaries.push(boundariesOf(term, daysAhead(after, days, knownDay)));
    }
  }
  return boundaries;
}

const addTo = (changes: DecisionChanges, change: DerivedChange | ChangesInBrief): void =>
  'terms' in change ? changes.addInBrief(change) : changes.add(change.change);

/** Returns the days of the terms that were not compared event by event: the change by all of the decision's events together. */
async function movedUncompared(
  decision: EffectiveDecision,
  timeline: WorkingTimeline,
  { uncompared: unseen, slice }: SlicedContext,
): Promise<MovedDays> {
  const recorded = decision.events.findLast(({ event }) => event.type !== 'TermFellDue')!;
  const boundaries: TermBoundaries[] = [];
  const work = new WorkOfDecision();
  for (const { term, before } of unseen.values()) {
    await slice.yieldIfDue();
    const after = work.isLeft && before.most > 0 ? timeline.timelineOf(term) : timeline.coarseTimelineOf(term);
    // When no work is left, days on which only the bound parties change do not fall due.
    const bound = work.isLeft && variesByBound(before, after);
    const difference = differenceBetweenTimelines(before, after, [], { bound });
    work.compared(difference ?? TOO_MUCH_TO_COMPARE);
    const { days } =
      difference ?? differenceBetweenTimelines(before, after, [], { bound: false }) ?? TOO_MUCH_TO_COMPARE;
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
