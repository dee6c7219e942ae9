import {
  boundsOf,
  dayOfInstant,
  daysAhead,
  daysToLookAhead,
  differenceBetweenTimelines,
  noTimeline,
  partiesOf,
  tellsBound,
  termChangesOf,
  termKey,
  UNTOLD,
  type ChangesInBrief,
  type Content,
  type Day,
  type EventOutcome,
  type KeyedTerm,
  type Timeline,
  type ToldChange,
} from '#domain';
import { ToldChanges, type EffectiveDecision, type RecordedEvent } from '#ledger';
import type { Pace } from '#observability';
import { knownOn, type TermBoundaries } from './working-due-days';
import type { Delta } from './content-delta';
import { FormerTelling, FormerWork } from './former-telling';
import { daysTouchedBy, type DaysTouched, type Of } from './reach';
import { warningsOfDecision } from './warn-of-decision';
import { termsNamed, termsReached, termsReaffirmed, type TermsReaffirmed } from './terms-of-event';
import { byName, NO_TERMS, union, unique, withoutThose } from './terms-once';
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
  const telling: Telling = {
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
  telling: Telling,
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
      const after = timelineAfter(timeline, term, telling);
      const days = daysToLookAhead(before, after, changed, today);
      if (days !== null) boundaries.push(boundariesOf(term, daysAhead(after, days, today)));
    }
  }
  return boundaries;
}

const timelineAfter = (timeline: WorkingTimeline, term: KeyedTerm, { work }: Telling): Timeline =>
  work.isLeft ? timeline.timelineOf(term) : timeline.coarseTimelineOf(term);

const addTo = (changes: ToldChanges, told: ToldChange | ChangesInBrief): void =>
  'terms' in told ? changes.addInBrief(told) : changes.add(told.change);

/** The days of terms that were not looked at event by event: what all of the decision's events did to them together. */
async function movedUnseen(
  decision: EffectiveDecision,
  timeline: WorkingTimeline,
  { unseen, pace }: Telling,
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

/** What telling the events of a decision has in common. */
interface Telling {
  readonly changes: ToldChanges;
  /** Those that come behind all that edition 1 told of the record. */
  readonly later: (ToldChange | ChangesInBrief)[];
  readonly work: WorkOfDecision;
  /** The terms that are not looked at any more, as they were before. */
  readonly unseen: Map<string, { readonly term: KeyedTerm; readonly before: Timeline }>;
  /** Of a record of version 1 or 2: the parties after it, by which edition 1 told of it, and the work that this takes. */
  readonly former: { readonly parties: () => readonly string[]; readonly work: FormerWork } | null;
  readonly pace: Pace;
}

/** A change, and whether it comes behind all that edition 1 told. */
interface ToldInTurn {
  readonly told: ToldChange | ChangesInBrief;
  readonly isLater: boolean;
}

/** A term that an event may have moved: as it was before, if it was looked at, and the days on which its answer differs. */
interface MovedTerm {
  readonly term: KeyedTerm;
  readonly before: Timeline | undefined;
  readonly changed: { readonly from: Day; readonly to: Day } | null;
}

/** A place between the pieces of long work. */
const BREATHING = 'breathing';

function* applyEvent(
  timeline: WorkingTimeline,
  { event: recorded, closesRoot, added }: Delta,
  { changes, work, unseen, former: formerly }: Telling,
): Generator<ToldInTurn | MovedTerm | typeof BREATHING> {
  const { event, version, recordedAt, partnershipId } = recorded;
  const root = recorded.root?.version ?? version;
  const today = dayOfInstant(recordedAt);
  const contents = closesRoot === null ? [added] : [timeline.contentOf(closesRoot), added];
  const former =
    formerly && event.type !== 'TermFellDue' ? new FormerTelling(timeline, formerly.parties, formerly.work) : null;
  const reaffirmedToday: TermsReaffirmed = (said) => termsReaffirmed(timeline, said, work);
  const reaffirmed: TermsReaffirmed = former
    ? (said) => unique([...reaffirmedToday(said), ...former.termsReaffirmed(said)]).sort(byName)
    : reaffirmedToday;
  const namedBefore = termsNamed(recorded, contents, reaffirmed);
  const formerNamed = former ? termsNamed(recorded, contents, (said) => former.termsReaffirmed(said)) : NO_TERMS;
  former?.reachedBy(contents);
  const reachedBefore = termsReached(timeline, contents);
  const moves = movesOf(contents, reachedBefore);
  const moved = new Map<string, MovedTerm>();
  const mattersBefore = timeline.matters;
  const leaveUnseen = (term: KeyedTerm): void => {
    const key = termKey(term);
    const before = moved.get(key)?.before;
    if (before && !unseen.has(key)) unseen.set(key, { term, before });
  };
  const keep = (term: KeyedTerm): void => {
    const key = termKey(term);
    if (!moves(key)) return;
    if (work.isLeft) {
      const before = timeline.toldOf(term, today);
      work.kept(before);
      moved.set(key, { term, before, changed: null });
    } else if (!unseen.has(key)) unseen.set(key, { term, before: timeline.coarseTimelineOf(term) });
  };
  const kept = [
    moves === NOTHING_MOVES ? [] : namedBefore,
    reachedBefore,
    ...added.claims.map((claim) => (claim.effect === 'set' ? claim.replaces : NO_TERMS)),
  ];
  for (const terms of kept)
    for (const term of terms) {
      keep(term);
      yield BREATHING;
    }

  if (closesRoot !== null) timeline.closeRoot(closesRoot, version);
  timeline.add(root, version, added);
  // What an event names that moves nothing is the same before and after it.
  const namedSince = (by: TermsReaffirmed) => (moves === NOTHING_MOVES ? NO_TERMS : termsNamed(recorded, [added], by));
  const named = union(namedBefore, namedSince(reaffirmed));
  former?.settle(
    union(
      formerNamed,
      namedSince((said) => former.termsReaffirmed(said)),
    ),
    added,
  );
  const reached = union(reachedBefore, termsReached(timeline, [added]));
  const outcome: EventOutcome = {
    event,
    version,
    recordedAt,
    added,
    named,
    reached: withoutThose(reached, named),
    partnershipId,
    room: changes.roomOf(recorded.body.length),
    get matters() {
      return timeline.matters;
    },
    timeline(term, when) {
      if (event.type === 'TermFellDue') {
        const due = work.isLeft ? timeline.timelineOf(term) : timeline.coarseTimelineOf(term);
        work.kept(due);
        return due;
      }
      const key = termKey(term);
      if (!moves(key)) return noTimeline(timeline.matters);
      if (when === 'after') return timeline.toldOf(term, today);
      if (work.isLeft) return moved.get(key)?.before ?? noTimeline(mattersBefore);
      leaveUnseen(term);
      return null;
    },
    ...(former ? { wasTold: (term: KeyedTerm) => former.wasTold(term) } : {}),
    looks: () => work.isLeft,
    looked: (difference) => work.looked(difference),
  };
  for (const told of termChangesOf(outcome)) {
    if ('terms' in told) {
      if (moved.size > 0) told.terms.forEach(leaveUnseen);
    } else if (told.days === 'unknown') leaveUnseen(told.change);
    else if (told.days !== null) {
      const { change: term, days: changed } = told;
      moved.set(termKey(term), { term, before: moved.get(termKey(term))?.before, changed });
    }
    yield* inTurn(told, former);
    yield BREATHING;
  }
  for (const [key, each] of moved)
    if (!unseen.has(key)) {
      yield each;
      yield BREATHING;
    }
}

function inTurn(told: ToldChange | ChangesInBrief, former: FormerTelling | null): ToldInTurn[] {
  if (former === null) return [{ told, isLater: false }];
  if (!('terms' in told)) return [{ told, isLater: !former.wasTold(told.change) }];
  const [first, later] = [true, false].map((was) => told.terms.filter((term) => former.wasTold(term) === was));
  return [
    { told: { ...told, terms: first! }, isLater: false },
    { told: { ...told, terms: later! }, isLater: true },
  ];
}

/** Whether what an event says may change the answers of a term: one that only speaks of a term leaves them as they are. */
type Moves = (key: string) => boolean;

const NOTHING_MOVES: Moves = () => false;

function movesOf(contents: readonly Content[], reached: readonly KeyedTerm[]): Moves {
  const claims = contents.flatMap((content) => content.claims);
  if (claims.length === 0 && reached.length === 0) return NOTHING_MOVES;
  const keys = new Set([...claims.map(({ term }) => term), ...reached].map(termKey));
  return (key) => keys.has(key);
}

const boundariesOf = ({ kind, scope }: KeyedTerm, ahead: Omit<TermBoundaries, 'term'>): TermBoundaries => ({
  term: { kind, scope },
  ...ahead,
});
