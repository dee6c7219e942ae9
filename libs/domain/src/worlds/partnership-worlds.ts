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
import type { AskedWorlds } from './asked-worlds';
import { Announcements, contestedDuring, notCountedDuring } from './beside';
import { BoundParties } from './bound-parties';
import { JointWorlds } from './joint-worlds';
import { MatterDays, PARTNERSHIP } from './matter-days';
import { dependsOnClock } from './open-matters';
import { pendingClaims, type Pending } from './pending';
import { Reaffirmations } from './reaffirmed';
import { segmentAt, type TermSegment } from './segments';
import { exceptionsTo, resolvedDuring, type Resolved } from './scopes';
import { shareOfTerm, type ShareOfTerm } from './share-of-term';
import { answerFrom, NOTHING_IN_FORCE, type TermAnswer, type ValueAnswer } from './term-answer';
import { SharedMatters, type Timeline } from './term-timeline';
import { TermWorlds } from './term-worlds';

/** Undefined: nothing governs; null: it takes the worlds of the term to tell. */
type GoverningAtAGlance = ReturnType<Facts['claims']['governingOn']>;

/** What has been found of a term on a day. */
interface TermOnDay {
  readonly governing: GoverningAtAGlance;
  answer: TermAnswer | null;
}

/** The worlds of one partnership, as its facts have them and with what had come true by a clock day. */
export class PartnershipWorlds implements AskedWorlds {
  readonly days: MatterDays;
  private bound: BoundParties | null = null;
  private shared: ShareOfTerm | null = null;
  private readonly terms = new Map<string, TermWorlds>();
  private reaffirmations: Reaffirmations | null = null;
  private announcements: Announcements | null = null;
  private matters: SharedMatters | null = null;
  private scopes: Map<string, string[]> | null = null;
  private readonly waiting = new Map<string, readonly Pending[]>();
  /** Of the last day that was asked about: who asks about one term on a day asks about others. */
  private answered: { readonly day: Day; readonly terms: Map<string, TermOnDay> } | null = null;

  constructor(
    readonly facts: Facts,
    readonly clock: Day,
    /** The same without a clock. */
    private readonly timeless: PartnershipWorlds | null = null,
  ) {
    this.days = timeless ? timeless.days.at(clock) : new MatterDays(facts, clock);
  }

  get mostDays(): number {
    return this.share.days;
  }

  /** What a term may take of what answering about all of a partnership may. */
  private get share(): ShareOfTerm {
    return (this.shared ??= this.timeless?.share ?? shareOfTerm(this.facts));
  }

  get parties(): BoundParties {
    return (this.bound ??= this.timeless?.parties ?? new BoundParties(this.facts));
  }

  /** Without a clock: what is open may start something on any day, and ends nothing. */
  static of(facts: Facts): PartnershipWorlds {
    return new PartnershipWorlds(facts, -Infinity);
  }

  /** The same with what had come true by a clock day. */
  at(clock: Day): PartnershipWorlds {
    return clock === this.clock ? this : new PartnershipWorlds(this.facts, clock, this.timeless ?? this);
  }

  /** The segments of a term: they are free of the clock, by which answers weigh what is open in them. */
  segmentsOf(term: TermRef): readonly TermSegment[] {
    const timeless = this.clock === -Infinity ? this : (this.timeless ?? PartnershipWorlds.of(this.facts));
    return timeless.worldsOf(term).segments();
  }

  /** A term as it is compared with others. */
  timelineOf(term: TermRef): Timeline {
    this.matters ??= new SharedMatters(this.facts.statements);
    return this.matters.timelineOf(this.claimsOf(term));
  }

  /** The segment that a day lies in. */
  segmentOn(term: TermRef, day: Day): Pick<TermSegment, 'from' | 'to'> | undefined {
    const { governing } = this.termOn(term, day);
    const found = governing === null ? segmentAt(this.segmentsOf(term), day) : governing;
    return found && { from: found.from, to: found.to };
  }

  /** Where it is told at a glance. */
  private governingOn(term: TermRef, day: Day): GoverningAtAGlance {
    return this.days.mayEndFromOutside ? null : this.facts.claims.governingOn(term, day);
  }

  /** What holds for a term on a day. */
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

  private answerOn(term: TermRef, day: Day, { governing }: TermOnDay): TermAnswer {
    if (governing === undefined) return NOTHING_IN_FORCE;
    if (governing !== null) return answerFrom({ claims: [governing.claim], nothing: false }, this.parties, day);
    const worlds = this.worldsOf(term);
    const answer = answerFrom(worlds.claimsOn(day), this.parties, day);
    return worlds.cautious ? { ...answer, cautious: true } : answer;
  }

  /** What holds for a term on one unknown day of several. */
  during(term: TermRef, at: Bounds): TermAnswer {
    return isExact(at) ? this.on(term, at.lo) : answerDuring(this, term, at);
  }

  /** What holds for a scope, from whichever scope on the way to `all` it comes; of days as `during` tells it. */
  resolved(term: TermRef, at: Day | Bounds): Resolved {
    return resolvedDuring(this, term, daysOf(at));
  }

  /** The narrower scopes whose own answer differs from that about a general one; of days as `during` tells them. */
  exceptions(
    term: TermRef,
    at: Day | Bounds,
    general: Pick<TermAnswer, 'values'> = this.during(term, daysOf(at)),
  ): string[] {
    return exceptionsTo(general, this, term, daysOf(at));
  }

  /** What waits for a condition on a day, or on some day of several, by term and in record order. */
  pending(at: Day | Bounds): Pending[] {
    return this.facts.claims.terms.flatMap((term) => this.pendingOf(term, at));
  }

  /** The same of one term. */
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
    return this.saidAgain().last(term, since, day);
  }

  /** The reaffirmations that are about a term, in record order. */
  reaffirmationsOf(term: TermRef): readonly ReaffirmationFact[] {
    return this.facts.reaffirmations.length === 0 ? [] : this.saidAgain().of(term);
  }

  private saidAgain(): Reaffirmations {
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

  /** Those not followed up on a day, or on some day of several; each is looked at when it is asked for. */
  announced(at: Day | Bounds): Generator<AnnouncementFact> {
    return this.announcing.during(daysOf(at));
  }

  /** The first day on which something definitive says more than an announcement; Infinity while nothing does. */
  followedUp(said: AnnouncementFact): Day {
    return this.announcing.followedUp(said);
  }

  private get announcing(): Announcements {
    return (this.announcements ??= this.timeless?.announcing ?? new Announcements(this.facts));
  }

  /** The claims of a term in record order. */
  claimsOf(term: TermRef): readonly ClaimFact[] {
    return this.facts.claims.of(term);
  }

  /** The days within bounds from which on the answer about a term may be another one, the first day included. */
  changingDays(term: TermRef, { lo, hi }: Bounds): Day[] {
    const days = [...this.worldsOf(term).boundaries(), ...this.parties.turnsWithin({ lo, hi })];
    return [...new Set([lo, this.clock, this.clock + 1, ...days])]
      .filter((day) => lo <= day && day <= hi)
      .sort((a, b) => a - b);
  }

  /** The first and the last day on which one of some claims of a term may govern; null: on none. */
  daysGoverning(term: TermRef, claims: readonly ValueFact[]): Bounds | null {
    const asked = new Set(claims);
    let [lo, hi] = [Infinity, -Infinity];
    for (const { claim, from, to } of this.worldsOf(term).fold().spans)
      if (asked.has(claim)) [lo, hi] = [Math.min(lo, from), Math.max(hi, to - 1)];
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

  /** Those that the clock does not bear on are shared by all clock days. */
  private newWorldsOf(term: TermRef): TermWorlds {
    const claims = this.claimsOf(term);
    if (this.timeless && !dependsOnClock(claims, this.days)) return this.timeless.worldsOf(term);
    return new TermWorlds(claims, this.days, this.share.weighed);
  }

  /** Whether the end of the partnership, if there is one, ends a claim. */
  endsWithPartnership(claim: ValueFact): boolean {
    return this.days.outsideEndsOf(claim).some(({ matter }) => matter === PARTNERSHIP);
  }

  /** The worlds of several terms, which share their days. */
  worldsOfAll(terms: readonly TermRef[]): JointWorlds {
    return new JointWorlds(
      terms.map((term) => this.claimsOf(term)),
      this.days,
      this.share.weighed,
    );
  }
}

const NOTHING_PENDING: readonly Pending[] = [];
const daysOf = (at: Day | Bounds): Bounds => (typeof at === 'number' ? { lo: at, hi: at } : at);
