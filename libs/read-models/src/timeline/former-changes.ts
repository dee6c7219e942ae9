import {
  differenceBetweenTimelines,
  formerTimeline,
  noTimeline,
  termKey,
  type ClaimFact,
  type Content,
  type KeyedTerm,
  type ReaffirmationFact,
  type SharedMatters,
  type Timeline,
} from '#domain';
import type { WorkingTimeline } from './working-timeline';

/** The most work of comparing terms as edition 1 did, per decision, in folded claims. Beyond it, every reached term counts as changed. */
const MOST_FOLDED = 2_000_000;
/** The fixed work of a term, as claims that are compared. */
const OF_ANY_TERM = 2;

/** The work that is done for one decision. It is separate from that of edition 2, so that ids do not depend on the latter. */
export class FormerWork {
  private left = MOST_FOLDED;
  private readonly known = new WeakMap<readonly ClaimFact[], Timeline>();
  private reaffirmed: { readonly key: string; readonly terms: readonly KeyedTerm[] } | null = null;

  get isLeft(): boolean {
    return this.left > 0;
  }

  timelineOf(claims: readonly ClaimFact[], matters: SharedMatters): Timeline {
    this.left -= claims.length + OF_ANY_TERM;
    const known = this.known.get(claims);
    if (known?.matters === matters) return known;
    const timeline = formerTimeline(claims, matters);
    this.known.set(claims, timeline);
    return timeline;
  }

  /** Returns the terms of a check. The last check is kept: as long as nothing changes, an equal key has an equal result. */
  termsReaffirmed(key: string, find: () => readonly KeyedTerm[]): readonly KeyedTerm[] {
    if (this.reaffirmed?.key !== key) this.reaffirmed = { key, terms: this.isLeft ? find() : [] };
    return this.reaffirmed.terms;
  }
}

/**
 * Finds the terms that edition 1 reported for an event of a record of version 1 or 2. Their changes come first, in its order, so that ids and cursors
 * stay. The changes that edition 2 adds come after all of the record's.
 */
export class FormerChanges {
  private readonly reached = new Map<string, { readonly term: KeyedTerm; readonly before: Timeline | null }>();
  private readonly reported = new Map<string, boolean>();

  constructor(
    private readonly timeline: WorkingTimeline,
    /** Returns the parties after the record. */
    private readonly parties: () => readonly string[],
    private readonly work: FormerWork,
  ) {}

  /** Returns the terms of a reaffirmation of all terms as edition 1 found them: parties were named by their ids only. */
  termsReaffirmed(reaffirmation: ReaffirmationFact): readonly KeyedTerm[] {
    return this.work.termsReaffirmed(this.timeline.questionOf(reaffirmation), () => this.findReaffirmed(reaffirmation));
  }

  private findReaffirmed({ day, assertedBy }: ReaffirmationFact): readonly KeyedTerm[] {
    const authors = new Set(assertedBy);
    const parties = this.parties();
    return this.timeline.allTerms().filter((term) =>
      this.formerOf(term).spans.some(({ claim, from, to }) => {
        const bound = claim.between ?? parties;
        return from <= day.hi && day.hi < to && bound.every((party) => authors.has(party));
      }),
    );
  }

  /** Notes the terms that an event's contents may reach. Called before the event is applied. */
  reachedBy(contents: readonly Content[]): void {
    for (const term of termsReached(this.timeline, contents))
      this.reached.set(termKey(term), { term, before: this.work.isLeft ? this.formerOf(term) : null });
  }

  /** Determines the terms that edition 1 reported. Called after the event is applied. */
  settle(named: readonly KeyedTerm[], added: Content): void {
    for (const term of named) this.reported.set(termKey(term), true);
    const nothing = noTimeline(this.timeline.matters);
    for (const term of termsReached(this.timeline, [added]))
      if (!this.reached.has(termKey(term))) this.reached.set(termKey(term), { term, before: nothing });
  }

  hadChange(term: KeyedTerm): boolean {
    const key = termKey(term);
    let reported = this.reported.get(key);
    if (reported === undefined) {
      const reached = this.reached.get(key);
      reported = reached !== undefined && (!this.work.isLeft || this.isDifferent(term, reached.before));
      this.reported.set(key, reported);
    }
    return reported;
  }

  private isDifferent(term: KeyedTerm, before: Timeline | null): boolean {
    if (before === null) return true;
    return differenceBetweenTimelines(before, this.formerOf(term), [], { bound: 'as-written' })?.days !== null;
  }

  private formerOf(term: KeyedTerm): Timeline {
    return this.work.timelineOf(this.timeline.claimsOf(term), this.timeline.matters);
  }
}

function termsReached(timeline: WorkingTimeline, contents: readonly Content[]): KeyedTerm[] {
  return contents.flatMap(({ statements }) =>
    statements.flatMap((statement) => {
      if (statement.fact === 'condition-met') return timeline.termsUnder(statement.condition);
      return statement.fact === 'partnership-ended' ? timeline.allTerms() : [];
    }),
  );
}
