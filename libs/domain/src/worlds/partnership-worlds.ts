import type { TermRef } from '#contracts';
import { isExact, overlaps, type Bounds, type Day } from '../dates';
import {
  termKey,
  type AnnouncementFact,
  type ClaimFact,
  type DissentFact,
  type Facts,
  type ReaffirmationFact,
  type ValueFact,
} from '../facts';
import { answerDuring } from './answer-during';
import type { AnswerSource } from './answer-source';
import { Announcements, contestedDuring, notCountedDuring } from './beside';
import { BoundParties } from './bound-parties';
import { JointWorlds } from './joint-worlds';
import { MatterDays, PARTNERSHIP } from './matter-days';
import { dependsOnClock } from './open-matters';
import { pendingClaims, type Pending } from './pending';
import { Reaffirmations } from './reaffirmed';
import { cutsWith, partAround, type Run } from './runs-of-answers';
import { segmentAt, type TermSegment } from './segments';
import { exceptionsTo, resolvedDuring, type Resolved } from './scopes';
import { shareOfTerm, type ShareOfTerm } from './share-of-term';
import { answerFrom, NOTHING_IN_FORCE, type TermAnswer, type ValueAnswer } from './term-answer';
import { SharedMatters, type Timeline } from './term-timeline';
import { TermWorlds } from './term-worlds';

/** The governing claim; undefined: none; null: the term has to be folded. */
type GoverningAtAGlance = ReturnType<Facts['claims']['governingOn']>;

/** The results for a term on a day so far. */
interface TermOnDay {
  readonly governing: GoverningAtAGlance;
  answer: TermAnswer | null;
}

/** The worlds of one partnership: its facts, with open conditions judged on a clock day. */
export class PartnershipWorlds implements AnswerSource {
  readonly days: MatterDays;
  private bound: BoundParties | null = null;
  private shared: ShareOfTerm | null = null;
  private readonly terms = new Map<string, TermWorlds>();
  private reaffirmations: Reaffirmations | null = null;
  private announcements: Announcements | null = null;
  private matters: SharedMatters | null = null;
  private scopes: Map<string, string[]> | null = null;
  private readonly waiting = new Map<string, readonly Pending[]>();
  /** The answers of the last queried day, because other terms are often queried on the same day. */
  private answered: { readonly day: Day; readonly terms: Map<string, TermOnDay> } | null = null;

  constructor(
    readonly facts: Facts,
    readonly clock: Day,
    /** The worlds without a clock. */
    private readonly timeless: PartnershipWorlds | null = null,
  ) {
    this.days = timeless ? timeless.days.at(clock) : new MatterDays(facts, clock);
  }

  get mostDays(): number {
    return this.share.days;
  }

  /** The share of a partnership's work that one term may take. */
  private get share(): ShareOfTerm {
    return (this.shared ??= this.timeless?.share ?? shareOfTerm(this.facts));
  }

  get parties(): BoundParties {
    return (this.bound ??= this.timeless?.parties ?? new BoundParties(this.facts));
  }

  /** Returns the worlds without a clock: open conditions may start claims on any day, and end none. */
  static of(facts: Facts): PartnershipWorlds {
    return new PartnershipWorlds(facts, -Infinity);
  }

  /** Returns the same with the conditions judged on a clock day. */
  at(clock: Day): PartnershipWorlds {
    return clock === this.clock ? this : new PartnershipWorlds(this.facts, clock, this.timeless ?? this);
  }

  /** Returns the segments of a term. They do not depend on the clock. */
  segmentsOf(term: TermRef): readonly TermSegment[] {
    const timeless = this.clock === -Infinity ? this : (this.timeless ?? PartnershipWorlds.of(this.facts));
    return timeless.worldsOf(term).segments();
  }

  /** Returns the timeline of a term for comparisons. */
  timelineOf(term: TermRef): Timeline {
    this.matters ??= new SharedMatters(this.facts.statements);
    return this.matters.timelineOf(this.claimsOf(term));
  }

  /** Returns the segment that contains a day, or the part of it that is a run of the history. */
  segmentOn(term: TermRef, day: Day): Run | undefined {
    const { governing } = this.termOn(term, day);
    const found = governing === null ? segmentAt(this.segmentsOf(term), day) : governing;
    if (!found) return undefined;
    const run = { from: found.from, to: found.to };
    const within = { lo: run.from, hi: run.to - 1 };
    const turns = this.parties.turnsWithin(within);
    const isFree = governing !== null || this.worldsOf(term) === this.timeless?.worldsOf(term);
    const days = isFree ? turns : this.changingDays(term, within).filter((each) => each > run.from);
    if (days.length === 0 || days.length > this.mostDays) return run;
    const on = (each: Day): TermAnswer => this.answerOn(term, each, { governing });
    return partAround(run, day, days, { on, isCut: cutsWith(turns) });
  }

  /** Returns the governing claim if no fold is needed. */
  private governingOn(term: TermRef, day: Day): GoverningAtAGlance {
    return this.days.mayEndFromOutside ? null : this.facts.claims.governingOn(term, day);
  }

  /** Returns the answer of a term on a day. */
  on(term: TermRef, day: Day): TermAnswer {
    const found = this.termOn(term, day);
    return (found.answer ??= this.answerOn(term, day, found));
  }

  private termOn(term: TermRef, day: Day): TermOnDay {
    if (this.answered?.day !== day) this.answered = { day, terms: new Map() };
    const { terms } = this.answered;
    const key = termKey(term);
    let found = terms.get(key);
    if (!found) terms.set(key, (found = { governing: this.governingOn(term, day), answer: null }));
    return found;
  }

  private answerOn(term: TermRef, day: Day, { governing }: Pick<TermOnDay, 'governing'>): TermAnswer {
    if (governing === undefined) return NOTHING_IN_FORCE;
    if (governing !== null) return answerFrom({ claims: [governing.claim], nothing: false }, this.parties, day);
    const worlds = this.worldsOf(term);
    const answer = answerFrom(worlds.claimsOn(day), this.parties, day);
    return worlds.cautious ? { ...answer, cautious: true } : answer;
  }

  /** Returns the answer of a term on one unknown day of several. */
  during(term: TermRef, at: Bounds): TermAnswer {
    return isExact(at) ? this.on(term, at.lo) : answerDuring(this, term, at);
  }

  /** Returns what holds for a scope, including the values of broader scopes up to `all`. Several days count as in `during`. */
  resolved(term: TermRef, at: Day | Bounds): Resolved {
    return resolvedDuring(this, term, daysOf(at));
  }

  /** Returns the narrower scopes whose answer differs from the general one. Several days count as in `during`. */
  exceptions(
    term: TermRef,
    at: Day | Bounds,
    general: Pick<TermAnswer, 'values'> = this.during(term, daysOf(at)),
  ): string[] {
    return exceptionsTo(general, this, term, daysOf(at));
  }

  /** Returns the claims that wait for a condition on a day, or on some day of several, by term and in record order. */
  pending(at: Day | Bounds): Pending[] {
    return this.facts.claims.terms.flatMap((term) => this.pendingOf(term, at));
  }

  /** Returns the waiting claims of one term. */
  pendingOf(term: TermRef, at: Day | Bounds): readonly Pending[] {
    if (this.facts.claims.isPlain(term)) return NOTHING_PENDING;
    const key = termKey(term);
    let waiting = this.waiting.get(key);
    if (!waiting) this.waiting.set(key, (waiting = pendingClaims(this, term)));
    return waiting.filter(({ from, to }) => overlaps({ lo: from, hi: to }, daysOf(at)));
  }

  lastReaffirmed(term: TermRef, { claims }: Pick<ValueAnswer, 'claims'>, day: Day): ReaffirmationFact | null {
    if (this.facts.reaffirmations.length === 0) return null;
    const since = (): Day => {
      const { governing } = this.worldsOf(term).outcomesOn(day);
      return Math.min(...claims.map((claim) => governing.get(claim) ?? Infinity));
    };
    return this.reaffirmed().last(term, since, day);
  }

  /** Returns the reaffirmations of a term, in record order. */
  reaffirmationsOf(term: TermRef): readonly ReaffirmationFact[] {
    return this.facts.reaffirmations.length === 0 ? [] : this.reaffirmed().of(term);
  }

  private reaffirmed(): Reaffirmations {
    return (this.reaffirmations ??= new Reaffirmations(
      this.facts,
      (then, on) => new PartnershipWorlds(then, on),
      this.share.reaffirmations,
    ));
  }

  /** On a day, or on some day of several. */
  contested(term: TermRef, at: Day | Bounds): readonly DissentFact[] {
    return contestedDuring(this.facts, term, daysOf(at));
  }

  /** On a day, or on some day of several. */
  notCounted(term: TermRef, at: Day | Bounds): readonly DissentFact[] {
    return notCountedDuring(this.facts, term, daysOf(at));
  }

  /** Yields the announcements without follow-up on a day, or on some day of several. */
  announced(at: Day | Bounds): Generator<AnnouncementFact> {
    return this.announcing.during(daysOf(at));
  }

  /** Returns the first day on which a definitive event follows an announcement up; Infinity: none does. */
  followedUp(announcement: AnnouncementFact): Day {
    return this.announcing.followedUp(announcement);
  }

  private get announcing(): Announcements {
    return (this.announcements ??= this.timeless?.announcing ?? new Announcements(this.facts));
  }

  /** Returns the claims of a term, in record order. */
  claimsOf(term: TermRef): readonly ClaimFact[] {
    return this.facts.claims.of(term);
  }

  /** Returns the days within bounds on which a term's answer may change, including the first day. */
  changingDays(term: TermRef, { lo, hi }: Bounds): Day[] {
    const days = [...this.worldsOf(term).boundaries(), ...this.parties.turnsWithin({ lo, hi })];
    return [...new Set([lo, this.clock, this.clock + 1, ...days])]
      .filter((day) => lo <= day && day <= hi)
      .sort((a, b) => a - b);
  }

  /** Returns the first and the last day on which one of some claims of a term may govern; null: no day. */
  daysGoverning(term: TermRef, claims: readonly ValueFact[]): Bounds | null {
    const wanted = new Set(claims);
    let [lo, hi] = [Infinity, -Infinity];
    for (const { claim, from, to } of this.worldsOf(term).fold().spans)
      if (wanted.has(claim)) [lo, hi] = [Math.min(lo, from), Math.max(hi, to - 1)];
    return lo === Infinity ? null : { lo, hi };
  }

  scopesOf(kind: string): readonly string[] {
    if (this.timeless) return this.timeless.scopesOf(kind);
    if (!this.scopes) {
      this.scopes = new Map();
      for (const term of this.facts.terms) {
        const known = this.scopes.get(term.kind);
        if (known) known.push(term.scope);
        else this.scopes.set(term.kind, [term.scope]);
      }
      for (const scopes of this.scopes.values()) scopes.sort();
    }
    return this.scopes.get(kind) ?? [];
  }

  worldsOf(term: TermRef): TermWorlds {
    const key = termKey(term);
    let worlds = this.terms.get(key);
    if (!worlds) this.terms.set(key, (worlds = this.newWorldsOf(term)));
    return worlds;
  }

  /** Worlds that do not depend on the clock are shared by all clock days. */
  private newWorldsOf(term: TermRef): TermWorlds {
    const claims = this.claimsOf(term);
    if (this.timeless && !dependsOnClock(claims, this.days)) return this.timeless.worldsOf(term);
    return new TermWorlds(claims, this.days, this.share.evaluations);
  }

  /** Returns true if the end of the partnership, if there is one, ends a claim. */
  endsWithPartnership(claim: ValueFact): boolean {
    return this.days.outsideEndsOf(claim).some(({ matter }) => matter === PARTNERSHIP);
  }

  /** Returns the joint worlds of several terms. */
  worldsOfAll(terms: readonly TermRef[]): JointWorlds {
    return new JointWorlds(
      terms.map((term) => this.claimsOf(term)),
      this.days,
      this.share.evaluations,
    );
  }
}

const NOTHING_PENDING: readonly Pending[] = [];
const daysOf = (at: Day | Bounds): Bounds => (typeof at === 'number' ? { lo: at, hi: at } : at);
