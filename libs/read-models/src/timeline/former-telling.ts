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

/** What weighing terms as edition 1 did may take for one decision, in claims that are folded; of what is left it told each term that is reached. */
const MOST_FOLDED = 2_000_000;
/** What a term takes besides. */
const OF_ANY_TERM = 2;

/** The work that is done for one decision: apart from that for what edition 2 tells, so that ids stay however much that is. */
export class FormerWork {
  private left = MOST_FOLDED;
  private readonly known = new WeakMap<readonly ClaimFact[], Timeline>();
  private reaffirmed: { readonly asked: string; readonly terms: readonly KeyedTerm[] } | null = null;

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

  /** As long as nothing moves, the same is answered alike. */
  termsReaffirmed(asked: string, find: () => readonly KeyedTerm[]): readonly KeyedTerm[] {
    if (this.reaffirmed?.asked !== asked) this.reaffirmed = { asked, terms: this.isLeft ? find() : [] };
    return this.reaffirmed.terms;
  }
}

/**
 * Of which terms edition 1 told an event of a record of version 1 or 2. Those changes come first, in its order, so that ids and cursors stay; what
 * edition 2 tells besides comes behind all of the record's.
 */
export class FormerTelling {
  private readonly reached = new Map<string, { readonly term: KeyedTerm; readonly before: Timeline | null }>();
  private readonly told = new Map<string, boolean>();

  constructor(
    private readonly timeline: WorkingTimeline,
    /** Who the parties are after the record. */
    private readonly parties: () => readonly string[],
    private readonly work: FormerWork,
  ) {}

  /** The terms that a reaffirmation of all was about: parties were named by their ids alone. */
  termsReaffirmed(said: ReaffirmationFact): readonly KeyedTerm[] {
    return this.work.termsReaffirmed(this.timeline.askedBy(said), () => this.findReaffirmed(said));
  }

  private findReaffirmed({ day, assertedBy }: ReaffirmationFact): readonly KeyedTerm[] {
    const speakers = new Set(assertedBy);
    const parties = this.parties();
    return this.timeline.allTerms().filter((term) =>
      this.formerOf(term).spans.some(({ claim, from, to }) => {
        const bound = claim.between ?? parties;
        return from <= day.hi && day.hi < to && bound.every((party) => speakers.has(party));
      }),
    );
  }

  /** Before the event is applied: what its contents and those that it takes back may reach. */
  reachedBy(contents: readonly Content[]): void {
    for (const term of termsReached(this.timeline, contents))
      this.reached.set(termKey(term), { term, before: this.work.isLeft ? this.formerOf(term) : null });
  }

  /** After it is applied. */
  settle(named: readonly KeyedTerm[], added: Content): void {
    for (const term of named) this.told.set(termKey(term), true);
    const nothing = noTimeline(this.timeline.matters);
    for (const term of termsReached(this.timeline, [added]))
      if (!this.reached.has(termKey(term))) this.reached.set(termKey(term), { term, before: nothing });
  }

  wasTold(term: KeyedTerm): boolean {
    const key = termKey(term);
    let told = this.told.get(key);
    if (told === undefined) {
      const reached = this.reached.get(key);
      told = reached !== undefined && (!this.work.isLeft || this.isDifferent(term, reached.before));
      this.told.set(key, told);
    }
    return told;
  }

  private isDifferent(term: KeyedTerm, before: Timeline | null): boolean {
    if (before === null) return true;
    return differenceBetweenTimelines(before, this.formerOf(term), [], false)?.days !== null;
  }

  private formerOf(term: KeyedTerm): Timeline {
    return this.work.timelineOf(this.timeline.claimsOf(term), this.timeline.matters);
  }
}

function termsReached(timeline: WorkingTimeline, contents: readonly Content[]): KeyedTerm[] {
  return contents.flatMap(({ statements }) =>
    statements.flatMap((said) => {
      if (said.fact === 'condition-met') return timeline.termsUnder(said.condition);
      return said.fact === 'partnership-ended' ? timeline.allTerms() : [];
    }),
  );
}
