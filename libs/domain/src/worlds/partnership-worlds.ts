import type { TermRef } from '#contracts';
import type { Bounds, Day } from '../dates';
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
import { Announcements, contestedOn, notCountedOn } from './beside';
import { BoundParties } from './bound-parties';
import { JointWorlds } from './joint-worlds';
import { MatterDays, PARTNERSHIP } from './matter-days';
import { dependsOnClock } from './open-matters';
import { pendingClaims, type Pending } from './pending';
import { Reaffirmations } from './reaffirmed';
import { segmentAt, type TermSegment } from './segments';
import { exceptionsOn, resolvedOn, type Resolved } from './scopes';
import { answerFrom, type TermAnswer, type ValueAnswer } from './term-answer';
import { TermWorlds } from './term-worlds';

/** The worlds of one partnership, as its facts have them and with what had come true by a clock day. */
export class PartnershipWorlds implements AskedWorlds {
  readonly days: MatterDays;
  private bound: BoundParties | null = null;
  private readonly terms = new Map<string, TermWorlds>();
  private reaffirmations: Reaffirmations | null = null;
  private announcements: Announcements | null = null;
  private waiting: readonly Pending[] | null = null;

  constructor(
    readonly facts: Facts,
    readonly clock: Day,
    /** The same without a clock. */
    private readonly timeless: PartnershipWorlds | null = null,
  ) {
    this.days = new MatterDays(facts, clock);
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
    return new PartnershipWorlds(this.facts, clock, this.timeless ?? this);
  }

  /** The segments of a term: they are free of the clock, by which answers weigh what is open in them. */
  segmentsOf(term: TermRef): readonly TermSegment[] {
    const timeless = this.clock === -Infinity ? this : (this.timeless ?? PartnershipWorlds.of(this.facts));
    return timeless.worldsOf(term).segments();
  }

  /** The segment that a day lies in. */
  segmentOn(term: TermRef, day: Day): Pick<TermSegment, 'from' | 'to'> | undefined {
    const governing = this.governingOn(term, day);
    return governing === null ? segmentAt(this.segmentsOf(term), day) : governing;
  }

  /** Where it is told at a glance. */
  private governingOn(term: TermRef, day: Day): ReturnType<Facts['claims']['governingOn']> {
    return this.days.mayEndFromOutside ? null : this.facts.claims.governingOn(term, day);
  }

  /** What holds for a term on a day. */
  on(term: TermRef, day: Day): TermAnswer {
    const governing = this.governingOn(term, day);
    if (governing !== null) {
      const claims = governing === undefined ? [] : [governing.claim];
      return answerFrom({ claims, nothing: claims.length === 0 }, this.parties, day);
    }
    const worlds = this.worldsOf(term);
    const answer = answerFrom(worlds.claimsOn(day), this.parties, day);
    return worlds.cautious ? { ...answer, cautious: true } : answer;
  }

  /** What holds for a term on one unknown day of several. */
  during(term: TermRef, at: Bounds): TermAnswer {
    return at.lo === at.hi ? this.on(term, at.lo) : answerDuring(this, term, at);
  }

  /** What holds for a scope, from whichever scope on the way to `all` it comes. */
  resolved(term: TermRef, day: Day): Resolved {
    return resolvedOn(this, term, day);
  }

  /** The narrower scopes whose answer differs from that about a general one. */
  exceptions(term: TermRef, day: Day): string[] {
    return exceptionsOn(this, term, day);
  }

  /** What is said of terms and waits for a condition. */
  pending(day: Day): Pending[] {
    this.waiting ??= pendingClaims(this);
    return this.waiting.filter(({ from, to }) => from <= day && day <= to);
  }

  lastReaffirmed(term: TermRef, { claims }: Pick<ValueAnswer, 'claims'>, day: Day): ReaffirmationFact | null {
    const since = (): Day => {
      const { governing } = this.worldsOf(term).outcomesOn(day);
      return Math.min(...claims.map((claim) => governing.get(claim) ?? Infinity));
    };
    this.reaffirmations ??= new Reaffirmations(this.facts, (then, on) => new PartnershipWorlds(then, on));
    return this.reaffirmations.last(term, since, day);
  }

  contested(term: TermRef, day: Day): DissentFact[] {
    return contestedOn(this.facts, term, day);
  }

  notCounted(term: TermRef, day: Day): DissentFact[] {
    return notCountedOn(this.facts, term, day);
  }

  announced(day: Day): AnnouncementFact[] {
    this.announcements ??= new Announcements(this.facts);
    return this.announcements.on(day);
  }

  /** The claims of a term in record order. */
  claimsOf(term: TermRef): readonly ClaimFact[] {
    return this.facts.claims.of(term);
  }

  /** The days within bounds from which on the answer about a term may be another one, the first day included. */
  changingDays(term: TermRef, { lo, hi }: Bounds): Day[] {
    const days = [...this.worldsOf(term).boundaries(), ...this.parties.days.flatMap((day) => [day, day + 1])];
    return [...new Set([lo, this.clock, this.clock + 1, ...days])]
      .filter((day) => lo <= day && day <= hi)
      .sort((a, b) => a - b);
  }

  worldsOf(term: TermRef): TermWorlds {
    const key = termKey(term);
    if (this.timeless && !dependsOnClock(this.claimsOf(term), this.days)) return this.timeless.worldsOf(term);
    let worlds = this.terms.get(key);
    if (!worlds) this.terms.set(key, (worlds = new TermWorlds(this.claimsOf(term), this.days)));
    return worlds;
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
    );
  }
}
