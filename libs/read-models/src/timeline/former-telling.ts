import {
  differenceBetweenTimelines,
  formerTimeline,
  noTimeline,
  termKey,
  type Content,
  type KeyedTerm,
  type ReaffirmationFact,
  type Timeline,
} from '#domain';
import type { WorkingTimeline } from './working-timeline';

/**
 * Of which terms edition 1 told an event of a record of version 1 or 2. Those changes come first, in its order, so that ids and cursors stay; what
 * edition 2 tells besides comes behind all of the record's.
 */
export class FormerTelling {
  private readonly reached = new Map<string, { readonly term: KeyedTerm; readonly before: Timeline }>();
  private readonly told = new Map<string, boolean>();

  constructor(
    private readonly timeline: WorkingTimeline,
    /** Who the parties are after the record. */
    private readonly parties: () => readonly string[],
  ) {}

  /** The terms that a reaffirmation of all was about: parties were named by their ids alone. */
  termsReaffirmed({ day, assertedBy }: ReaffirmationFact): readonly KeyedTerm[] {
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
      this.reached.set(termKey(term), { term, before: this.formerOf(term) });
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
      const difference = reached && differenceBetweenTimelines(reached.before, this.formerOf(term), [], false);
      this.told.set(key, (told = difference ? difference.days !== null : false));
    }
    return told;
  }

  private formerOf(term: KeyedTerm): Timeline {
    const { claims } = this.timeline.timelineOf(term);
    return formerTimeline(claims, this.timeline.matters);
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
