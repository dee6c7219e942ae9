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
  type ToldChange,
} from '#domain';
import type { RecordedEvent, ToldChanges } from '#ledger';
import type { Delta } from './content-delta';
import { FormerTelling, type FormerWork } from './former-telling';
import { termsNamed, termsReached, termsReaffirmed, type TermsReaffirmed } from './terms-of-event';
import { byName, NO_TERMS, union, unique, withoutThose } from './terms-once';
import type { WorkOfDecision } from './work-of-decision';
import type { WorkingTimeline } from './working-timeline';

/** What telling the events of a decision has in common. */
export interface Telling {
  readonly changes: ToldChanges;
  readonly work: WorkOfDecision;
  /** The terms that are not looked at any more, as they were before. */
  readonly unseen: Map<string, { readonly term: KeyedTerm; readonly before: Timeline }>;
  /** Of a record of version 1 or 2: the parties after it, by which edition 1 told of it, and the work that this takes. */
  readonly former: { readonly parties: () => readonly string[]; readonly work: FormerWork } | null;
}

/** A change, and whether it comes behind all that edition 1 told. */
export interface ToldInTurn {
  readonly told: ToldChange | ChangesInBrief;
  readonly isLater: boolean;
}

/** A term that an event may have moved: as it was before, if it was looked at, and the days on which its answer differs. */
export interface MovedTerm {
  readonly term: KeyedTerm;
  readonly before: Timeline | undefined;
  readonly changed: { readonly from: Day; readonly to: Day } | null;
}

/** A place between the pieces of long work. */
export const BREATHING = 'breathing';

type Step = ToldInTurn | MovedTerm | typeof BREATHING;

/** Moves a partnership on by one event, and tells what that did. */
export const applyEvent = (timeline: WorkingTimeline, delta: Delta, telling: Telling): Generator<Step> =>
  new EventTelling(timeline, delta, telling).steps();

/** A term as it is now, as exactly as the work that is left allows. */
export const timelineNow = (timeline: WorkingTimeline, term: KeyedTerm, work: WorkOfDecision): Timeline =>
  work.isLeft ? timeline.timelineOf(term) : timeline.coarseTimelineOf(term);

class EventTelling {
  private readonly recorded: RecordedEvent;
  /** The day of the event. */
  private readonly today: Day;
  /** What it takes back, and what it says. */
  private readonly contents: readonly Content[];
  private readonly former: FormerTelling | null;
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
    private readonly telling: Telling,
  ) {
    const { event: recorded, closesRoot, added } = delta;
    const { former: formerly, work } = telling;
    this.recorded = recorded;
    this.today = dayOfInstant(recorded.recordedAt);
    this.contents = closesRoot === null ? [added] : [timeline.contentOf(closesRoot), added];
    const former =
      formerly && recorded.event.type !== 'TermFellDue'
        ? new FormerTelling(timeline, formerly.parties, formerly.work)
        : null;
    this.former = former;
    const reaffirmedToday: TermsReaffirmed = (said) => termsReaffirmed(timeline, said, work);
    this.reaffirmed = former
      ? (said) => unique([...reaffirmedToday(said), ...former.termsReaffirmed(said)]).sort(byName)
      : reaffirmedToday;
    this.namedBefore = termsNamed(recorded, this.contents, this.reaffirmed);
    this.formerNamed = former ? termsNamed(recorded, this.contents, (said) => former.termsReaffirmed(said)) : NO_TERMS;
    former?.reachedBy(this.contents);
    this.reachedBefore = termsReached(timeline, this.contents);
    this.moves = movesOf(this.contents, this.reachedBefore);
    this.mattersBefore = timeline.matters;
  }

  *steps(): Generator<Step> {
    for (const terms of this.touchedBefore())
      for (const term of terms) {
        this.keep(term);
        yield BREATHING;
      }
    const outcome = this.move();
    for (const told of termChangesOf(outcome)) {
      this.note(told);
      yield* inTurn(told, this.former);
      yield BREATHING;
    }
    for (const [key, each] of this.moved)
      if (!this.telling.unseen.has(key)) {
        yield each;
        yield BREATHING;
      }
  }

  /** The terms of which what was before may be told. */
  private touchedBefore(): readonly (readonly KeyedTerm[])[] {
    return [
      this.moves === NOTHING_MOVES ? [] : this.namedBefore,
      this.reachedBefore,
      ...this.delta.added.claims.map((claim) => (claim.effect === 'set' ? claim.replaces : NO_TERMS)),
    ];
  }

  /** Remembers a term as it is before the event. */
  private keep(term: KeyedTerm): void {
    const { timeline, moved, today } = this;
    const { work, unseen } = this.telling;
    const key = termKey(term);
    if (!this.moves(key)) return;
    if (work.isLeft) {
      const before = timeline.toldOf(term, today);
      work.kept(before);
      moved.set(key, { term, before, changed: null });
    } else if (!unseen.has(key)) unseen.set(key, { term, before: timeline.coarseTimelineOf(term) });
  }

  private leaveUnseen(term: KeyedTerm): void {
    const { unseen } = this.telling;
    const key = termKey(term);
    const before = this.moved.get(key)?.before;
    if (before && !unseen.has(key)) unseen.set(key, { term, before });
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
          this.namedSince((said) => former.termsReaffirmed(said)),
        ),
        added,
      );
    const reached = union(this.reachedBefore, termsReached(timeline, [added]));
    const { changes, work } = this.telling;
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
      ...(former ? { wasTold: (term: KeyedTerm) => former.wasTold(term) } : {}),
      looks: () => work.isLeft,
      looked: (difference) => work.looked(difference),
    };
  }

  /** What an event names that moves nothing is the same before and after it. */
  private namedSince(by: TermsReaffirmed): readonly KeyedTerm[] {
    return this.moves === NOTHING_MOVES ? NO_TERMS : termsNamed(this.recorded, [this.delta.added], by);
  }

  private timelineOf(term: KeyedTerm, when: 'before' | 'after'): Timeline | null {
    const { timeline } = this;
    const { work } = this.telling;
    if (this.recorded.event.type === 'TermFellDue') {
      const due = timelineNow(timeline, term, work);
      work.kept(due);
      return due;
    }
    const key = termKey(term);
    if (!this.moves(key)) return noTimeline(timeline.matters);
    if (when === 'after') return timeline.toldOf(term, this.today);
    if (work.isLeft) return this.moved.get(key)?.before ?? noTimeline(this.mattersBefore);
    this.leaveUnseen(term);
    return null;
  }

  /** Remembers on which days a change moves its term. */
  private note(told: ToldChange | ChangesInBrief): void {
    const { moved } = this;
    if ('terms' in told) {
      if (moved.size > 0) told.terms.forEach((term) => this.leaveUnseen(term));
    } else if (told.days === 'unknown') this.leaveUnseen(told.change);
    else if (told.days !== null) {
      const { change: term, days: changed } = told;
      moved.set(termKey(term), { term, before: moved.get(termKey(term))?.before, changed });
    }
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
