import {
  dayOfInstant,
  noTimeline,
  termChangesOf,
  termKey,
  type ChangesInBrief,
  type Content,
  type Day,
  type EventOutcome,
  type KeyedTerm,
  type SharedMatters,
  type Timeline,
  type DerivedChange,
} from '#domain';
import type { RecordedEvent, DecisionChanges } from '#ledger';
import type { Delta } from './content-delta';
import { FormerChanges, type FormerWork } from './former-changes';
import { termsNamed, termsReached, termsReaffirmed, type TermsReaffirmed } from './terms-of-event';
import { byName, NO_TERMS, union, unique, withoutThose } from './terms-once';
import type { WorkOfDecision } from './work-of-decision';
import type { WorkingTimeline } from './working-timeline';

/** The state that is shared while the events of a decision are projected. */
export interface DecisionContext {
  readonly changes: DecisionChanges;
  readonly work: WorkOfDecision;
  /** The terms that are no longer compared event by event, with their timelines before the decision. */
  readonly uncompared: Map<string, { readonly term: KeyedTerm; readonly before: Timeline }>;
  /** For records of version 1 and 2: the parties after the record, which edition 1 used for its term changes, and the work spent on that. */
  readonly former: { readonly parties: () => readonly string[]; readonly work: FormerWork } | null;
}

/** A term change. `isLater` is true if it follows all term changes that edition 1 derived from the record. */
export interface OrderedChange {
  readonly change: DerivedChange | ChangesInBrief;
  readonly isLater: boolean;
}

/** A term whose answers an event may have changed: its timeline before, if it was compared, and the days on which its answers differ. */
export interface MovedTerm {
  readonly term: KeyedTerm;
  readonly before: Timeline | undefined;
  readonly changed: { readonly from: Day; readonly to: Day } | null;
}

/** Marks a point at which other work may run. */
export const MAY_YIELD = 'may-yield';

type Step = OrderedChange | MovedTerm | typeof MAY_YIELD;

/** Applies one event to a partnership, and yields its term changes and the terms that it moved. */
export const applyEvent = (timeline: WorkingTimeline, delta: Delta, context: DecisionContext): Generator<Step> =>
  new EventProjection(timeline, delta, context).steps();

/** Returns the timeline of a term: exact while work is left, else a cautious one. */
export const timelineNow = (timeline: WorkingTimeline, term: KeyedTerm, work: WorkOfDecision): Timeline =>
  work.isLeft ? timeline.timelineOf(term) : timeline.coarseTimelineOf(term);

class EventProjection {
  private readonly recorded: RecordedEvent;
  /** The day of the event. */
  private readonly today: Day;
  /** The content that the event takes back, and the content that it adds. */
  private readonly contents: readonly Content[];
  private readonly former: FormerChanges | null;
  private readonly reaffirmed: TermsReaffirmed;
  private readonly namedBefore: readonly KeyedTerm[];
  private readonly formerNamed: readonly KeyedTerm[];
  private readonly reachedBefore: readonly KeyedTerm[];
  private readonly moves: Moves;
  private readonly mattersBefore: SharedMatters;
  private readonly moved = new Map<string, MovedTerm>();

  constructor(
    private readonly timeline: WorkingTimeline,
    private readonly delta: Delta,
    private readonly context: DecisionContext,
  ) {
    const { event: recorded, closesRoot, added } = delta;
    const { former: formerly, work } = context;
    this.recorded = recorded;
    this.today = dayOfInstant(recorded.recordedAt);
    this.contents = closesRoot === null ? [added] : [timeline.contentOf(closesRoot), added];
    const former =
      formerly && recorded.event.type !== 'TermFellDue'
        ? new FormerChanges(timeline, formerly.parties, formerly.work)
        : null;
    this.former = former;
    const reaffirmedToday: TermsReaffirmed = (reaffirmation) => termsReaffirmed(timeline, reaffirmation, work);
    this.reaffirmed = former
      ? (reaffirmation) =>
          unique([...reaffirmedToday(reaffirmation), ...former.termsReaffirmed(reaffirmation)]).sort(byName)
      : reaffirmedToday;
    this.namedBefore = termsNamed(recorded, this.contents, this.reaffirmed);
    this.formerNamed = former
      ? termsNamed(recorded, this.contents, (reaffirmation) => former.termsReaffirmed(reaffirmation))
      : NO_TERMS;
    former?.reachedBy(this.contents);
    this.reachedBefore = termsReached(timeline, this.contents);
    this.moves = movesOf(this.contents, this.reachedBefore);
    this.mattersBefore = timeline.matters;
  }

  *steps(): Generator<Step> {
    for (const terms of this.touchedBefore())
      for (const term of terms) {
        this.keep(term);
        yield MAY_YIELD;
      }
    const outcome = this.move();
    for (const change of termChangesOf(outcome)) {
      this.note(change);
      yield* inTurn(change, this.former);
      yield MAY_YIELD;
    }
    for (const [key, each] of this.moved)
      if (!this.context.uncompared.has(key)) {
        yield each;
        yield MAY_YIELD;
      }
  }

  /** Returns the terms whose timelines before the event may be needed. */
  private touchedBefore(): readonly (readonly KeyedTerm[])[] {
    return [
      this.moves === NOTHING_MOVES ? [] : this.namedBefore,
      this.reachedBefore,
      ...this.delta.added.claims.map((claim) => (claim.effect === 'set' ? claim.replaces : NO_TERMS)),
    ];
  }

  /** Keeps the timeline of a term before the event. */
  private keep(term: KeyedTerm): void {
    const { timeline, moved, today } = this;
    const { work, uncompared } = this.context;
    const key = termKey(term);
    if (!this.moves(key)) return;
    if (work.isLeft) {
      const before = timeline.timelineOnDay(term, today);
      work.kept(before);
      moved.set(key, { term, before, changed: null });
    } else if (!uncompared.has(key)) uncompared.set(key, { term, before: timeline.coarseTimelineOf(term) });
  }

  private markUncompared(term: KeyedTerm): void {
    const { uncompared } = this.context;
    const key = termKey(term);
    const before = this.moved.get(key)?.before;
    if (before && !uncompared.has(key)) uncompared.set(key, { term, before });
  }

  /** Applies the event. */
  private move(): EventOutcome {
    const { timeline, recorded, former } = this;
    const { closesRoot, added } = this.delta;
    const { event, version, recordedAt, partnershipId } = recorded;
    if (closesRoot !== null) timeline.closeRoot(closesRoot, version);
    timeline.add(recorded.root?.version ?? version, version, added);
    const named = union(this.namedBefore, this.namedSince(this.reaffirmed));
    if (former)
      former.settle(
        union(
          this.formerNamed,
          this.namedSince((reaffirmation) => former.termsReaffirmed(reaffirmation)),
        ),
        added,
      );
    const reached = union(this.reachedBefore, termsReached(timeline, [added]));
    const { changes, work } = this.context;
    return {
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
      timeline: (term, when) => this.timelineOf(term, when),
      ...(former ? { hadChange: (term: KeyedTerm) => former.hadChange(term) } : {}),
      mayCompare: () => work.isLeft,
      compared: (difference) => work.compared(difference),
    };
  }

  /** Returns the terms that the event names. If it moves nothing, they are those from before. */
  private namedSince(by: TermsReaffirmed): readonly KeyedTerm[] {
    return this.moves === NOTHING_MOVES ? NO_TERMS : termsNamed(this.recorded, [this.delta.added], by);
  }

  private timelineOf(term: KeyedTerm, when: 'before' | 'after'): Timeline | null {
    const { timeline } = this;
    const { work } = this.context;
    if (this.recorded.event.type === 'TermFellDue') {
      const due = timelineNow(timeline, term, work);
      work.kept(due);
      return due;
    }
    const key = termKey(term);
    if (!this.moves(key)) return noTimeline(timeline.matters);
    if (when === 'after') return timeline.timelineOnDay(term, this.today);
    if (work.isLeft) return this.moved.get(key)?.before ?? noTimeline(this.mattersBefore);
    this.markUncompared(term);
    return null;
  }

  /** Notes the days on which a change moves its term. */
  private note(change: DerivedChange | ChangesInBrief): void {
    const { moved } = this;
    if ('terms' in change) {
      if (moved.size > 0) change.terms.forEach((term) => this.markUncompared(term));
    } else if (change.days === 'unknown') this.markUncompared(change.change);
    else if (change.days !== null) {
      const { change: term, days: changed } = change;
      moved.set(termKey(term), { term, before: moved.get(termKey(term))?.before, changed });
    }
  }
}

function inTurn(change: DerivedChange | ChangesInBrief, former: FormerChanges | null): OrderedChange[] {
  if (former === null) return [{ change, isLater: false }];
  if (!('terms' in change)) return [{ change, isLater: !former.hadChange(change.change) }];
  const [first, later] = [true, false].map((was) => change.terms.filter((term) => former.hadChange(term) === was));
  return [
    { change: { ...change, terms: first! }, isLater: false },
    { change: { ...change, terms: later! }, isLater: true },
  ];
}

/** Returns true for a term whose answers the event may change. An event that only mentions a term does not change them. */
type Moves = (key: string) => boolean;

const NOTHING_MOVES: Moves = () => false;

function movesOf(contents: readonly Content[], reached: readonly KeyedTerm[]): Moves {
  const claims = contents.flatMap((content) => content.claims);
  if (claims.length === 0 && reached.length === 0) return NOTHING_MOVES;
  const keys = new Set([...claims.map(({ term }) => term), ...reached].map(termKey));
  return (key) => keys.has(key);
}
