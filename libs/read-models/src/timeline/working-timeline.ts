import type { TermRef } from '#contracts';
import {
  answerOfTimeline,
  byRecordPlace,
  SharedMatters,
  speakersOf,
  standingStatements,
  termKey,
  type Bounds,
  type ClaimFact,
  type Content,
  type Day,
  type KeyedTerm,
  type ReaffirmationFact,
  type StandingStatements,
  type StatementFact,
  type Timeline,
} from '#domain';
import { agreementsThatMatter } from './agreement-chains';
import { claimsBearingOn } from './bearing-claims';
import { conditionsOfClaim } from './conditions-of-claim';
import { isStored, placeOf, standing, type RootContent } from './root-content';
import { ANY_DAY, type DaysTouched } from './reach';
import { byName } from './terms-once';

interface TermWork {
  readonly term: Required<KeyedTerm>;
  readonly claims: Map<string, ClaimFact>;
  /** True if claims of the term were stored within reach of the batch. */
  isStored: boolean;
  /** The claims that bear on the touched days, in record order. */
  bearing: Bearing | null;
  folded: Timeline | null;
  /** The most cautious timeline of the same claims. */
  coarse: Timeline | null;
  /** The timeline as of a day, if it depends on the day. */
  onDay: { readonly on: Day; readonly timeline: Timeline } | null;
}

interface Bearing {
  readonly days: Bounds;
  readonly claims: readonly ClaimFact[];
}

interface TermsReaffirmed {
  readonly terms: readonly KeyedTerm[];
  /** The work of the check, as claims that are compared. */
  readonly claimsChecked: number;
}

/** The work of checking a term, as claims that are compared. */
const OF_SETTLED_TERM = 2;
const OF_OPEN_TERM = 32;
/** The most times that the claims of a term with open conditions are evaluated in a check. */
const MOST_EVALUATIONS_OF_OPEN = 4_000;

/** The standing content of one partnership that a batch needs. It is updated event by event and records what has to be written. */
export class WorkingTimeline {
  private readonly terms = new Map<string, TermWork>();
  private readonly roots = new Map<number, RootContent>();
  private readonly statements = new Map<string, StatementFact>();
  private standingStatements: StandingStatements | null = null;
  private shared: SharedMatters | null = null;
  /** The terms with a claim that has waited for a condition, by condition. */
  private readonly waiting = new Map<string, Set<TermWork>>();
  private readonly under = new Map<string, readonly KeyedTerm[]>();
  private sorted: readonly KeyedTerm[] | null = null;
  /** Counts the updates that may change an answer. */
  private revision = 0;
  private reaffirmed: (TermsReaffirmed & { readonly question: string }) | null = null;

  private touched: DaysTouched = () => ANY_DAY;

  /** The number of folded claims, counted once per fold. */
  claimsFolded = 0;

  constructor(readonly partnershipId: string) {}

  /** Begins a decision that touches these days: from now on, only the claims of a term that bear on them count. */
  turnTo(touched: DaysTouched): void {
    this.touched = touched;
  }

  /** Adds a stored claim within reach of the batch. A claim that is added twice counts once. */
  addStored(claim: ClaimFact): void {
    const term = this.workOf(claim.term);
    term.isStored = true;
    const place = placeOf(claim);
    if (!term.claims.has(place)) this.put(term, claim);
  }

  /** Returns true if claims of a term were stored within reach of the batch. */
  isStored(term: TermRef): boolean {
    return this.terms.get(termKey(term))?.isStored ?? false;
  }

  /** Adds a stored claim of a root that the batch corrects. */
  addStoredOfRoot(claim: ClaimFact): void {
    this.rootOf(claim.order[0]).claims.push({ item: claim, knownFrom: 0, knownTo: null, isNew: false });
    this.addStored(claim);
  }

  /** Adds a stored statement of a root that the batch corrects. */
  addStoredStatementOfRoot(statement: StatementFact): void {
    this.rootOf(statement.order[0]).statements.push({ item: statement, knownFrom: 0, knownTo: null, isNew: false });
    this.addStoredStatement(statement);
  }

  /** Adds a stored statement that claims may depend on. A statement that is added twice counts once. */
  addStoredStatement(statement: StatementFact): void {
    const place = placeOf(statement);
    if (!this.statements.has(place)) this.statements.set(place, statement);
    this.standingStatements = null;
    this.shared = null;
  }

  /** The standing statements. */
  get standing(): StandingStatements {
    return (this.standingStatements ??= standingStatements([...this.statements.values()]));
  }

  /** The facts that claims share. The object stays the same until an event changes one of them. */
  get matters(): SharedMatters {
    return (this.shared ??= new SharedMatters(this.standing));
  }

  /** Returns the standing content of a root that the batch corrects. */
  contentOf(root: number): Content {
    const { claims, statements } = this.rootOf(root);
    return {
      claims: standing(claims)
        .map(({ item }) => item)
        .sort(byRecordPlace),
      statements: standing(statements)
        .map(({ item }) => item)
        .sort(byRecordPlace),
    };
  }

  /** Returns whether claims and statements of a root that the batch corrects are stored. */
  storedOf(root: number): { readonly claims: boolean; readonly statements: boolean } {
    const { claims, statements } = this.rootOf(root);
    return { claims: claims.some(isStored), statements: statements.some(isStored) };
  }

  /** Returns the roots whose stored content no longer stands, with the version that closed it. */
  closedRoots(): { readonly root: number; readonly at: number }[] {
    return [...this.roots].flatMap(([root, { closedAt }]) => (closedAt === null ? [] : [{ root, at: closedAt }]));
  }

  /** Closes the standing content of a root. */
  closeRoot(root: number, version: number): void {
    const content = this.rootOf(root);
    if (!content.isNew) content.closedAt ??= version;
    for (const claim of standing(content.claims)) {
      claim.knownTo = version;
      const term = this.workOf(claim.item.term);
      term.claims.delete(placeOf(claim.item));
      for (const condition of conditionsOfClaim(claim.item)) this.under.delete(condition);
      if (term.claims.size === 0) this.sorted = null;
      this.changed(term);
    }
    const removed = standing(content.statements);
    for (const statement of removed) {
      statement.knownTo = version;
      this.statements.delete(placeOf(statement.item));
    }
    this.statementsMoved(removed.map(({ item }) => item));
  }

  add(root: number, version: number, content: Content): void {
    const { claims, statements } = this.rootOf(root, root === version);
    for (const item of content.claims) {
      claims.push({ item, knownFrom: version, knownTo: null, isNew: true });
      const term = this.workOf(item.term);
      this.put(term, item);
      this.changed(term);
    }
    for (const item of content.statements) {
      statements.push({ item, knownFrom: version, knownTo: null, isNew: true });
      this.statements.set(placeOf(item), item);
    }
    this.statementsMoved(content.statements);
  }

  /** Returns true if something may have ended before a claim of the term can start. Then other claims of the term may be missing. */
  mayMissClaims(term: TermRef): boolean {
    return [...(this.terms.get(termKey(term))?.claims.values() ?? [])].some((claim) => this.mayNeverStart(claim));
  }

  private mayNeverStart(claim: ClaimFact): boolean {
    return this.matters.mayEndFromOutside && this.matters.mayNeverStart(claim);
  }

  timelineOf(term: KeyedTerm): Timeline {
    const work = this.workOf(term);
    const claims = this.bearingOn(work);
    return (work.folded = work.folded ? sharing(this.matters, work.folded) : this.folded(claims));
  }

  /** Returns the timeline of a term as of a day. */
  timelineOnDay(term: KeyedTerm, day: Day): Timeline {
    const work = this.workOf(term);
    const claims = this.bearingOn(work);
    if (!this.matters.dependOnDay(claims, day)) return this.timelineOf(term);
    const matters = this.matters.asOfDay(day);
    const timeline = work.onDay?.on === day ? sharing(matters, work.onDay.timeline) : this.folded(claims, matters);
    work.onDay = { on: day, timeline };
    return timeline;
  }

  /** Returns the most cautious timeline of a term if an exact one takes more work than its number of claims suggests. */
  coarseTimelineOf(term: KeyedTerm): Timeline {
    const work = this.workOf(term);
    const claims = this.bearingOn(work);
    // Plain claims have only one timeline.
    if (work.folded && work.folded.evaluations <= claims.length) return this.timelineOf(term);
    return (work.coarse = work.coarse ? sharing(this.matters, work.coarse) : this.folded(claims, this.matters, 0));
  }

  private folded(claims: readonly ClaimFact[], matters = this.matters, most?: number): Timeline {
    this.claimsFolded += claims.length;
    return matters.timelineOf(claims, most);
  }

  /** Returns the claims of a term that bear on the touched days, in record order. */
  claimsOf(term: KeyedTerm): readonly ClaimFact[] {
    return this.bearingOn(this.workOf(term));
  }

  private bearingOn(work: TermWork): readonly ClaimFact[] {
    const { bearing } = work;
    const days = this.touched(work.term);
    if (bearing?.days === days) return bearing.claims;
    const claims = this.findBearing(work, days);
    const areTheSame = bearing?.claims.length === work.claims.size && claims.length === work.claims.size;
    if (areTheSame) work.bearing = { days, claims: bearing.claims };
    else Object.assign(work, NOT_FOLDED, { bearing: { days, claims } });
    return work.bearing!.claims;
  }

  private findBearing({ claims }: TermWork, days: Bounds): readonly ClaimFact[] {
    const bearing = claimsBearingOn([...claims.values()], days, (claim) => this.mayNeverStart(claim));
    return bearing.toSorted(byRecordPlace);
  }

  /** Returns the terms with claims, sorted by name. Term changes are numbered in this order, so it must not depend on batches. */
  allTerms(): readonly KeyedTerm[] {
    this.sorted ??= [...this.terms.values()]
      .filter(({ claims }) => claims.size > 0)
      .map(({ term }) => term)
      .sort(byName);
    return this.sorted;
  }

  /** Returns the terms with a claim that starts or ends by a condition. */
  termsUnder(condition: string): readonly KeyedTerm[] {
    let terms = this.under.get(condition);
    if (!terms) this.under.set(condition, (terms = this.findUnder(condition)));
    return terms;
  }

  private findUnder(condition: string): KeyedTerm[] {
    return [...(this.waiting.get(condition) ?? [])]
      .filter(({ claims }) => [...claims.values()].some((claim) => conditionsOfClaim(claim).includes(condition)))
      .map(({ term }) => term)
      .sort(byName);
  }

  /** Returns a key for the check of all terms by a reaffirmation. Equal keys have equal results as long as nothing changes. */
  questionOf({ day, recordedOn, assertedBy }: ReaffirmationFact): string {
    return `${this.revision} ${day.lo} ${recordedOn} ${assertedBy.join()}`;
  }

  /** Returns the terms of a reaffirmation of all terms: those that may be in force on its day and bind only the parties who assert it. */
  termsReaffirmed(reaffirmation: ReaffirmationFact): TermsReaffirmed {
    const question = this.questionOf(reaffirmation);
    if (this.reaffirmed?.question !== question) this.reaffirmed = { question, ...this.findReaffirmed(reaffirmation) };
    return this.reaffirmed;
  }

  private findReaffirmed({ day, recordedOn, assertedBy }: ReaffirmationFact): TermsReaffirmed {
    const authors = speakersOf(assertedBy, this.standing);
    const atClock = this.matters.at(recordedOn);
    let claimsChecked = 0;
    const terms = this.allTerms().filter((term) => {
      const claims = this.claimsOf(term);
      const isSettled = this.matters.isSettled(claims);
      claimsChecked += isSettled ? OF_SETTLED_TERM : OF_OPEN_TERM + claims.length;
      const { values } = isSettled
        ? answerOfTimeline(this.coarseTimelineOf(term), day.lo)
        : atClock.answerOn(claims, day.lo, MOST_EVALUATIONS_OF_OPEN);
      return (
        values.length > 0 &&
        values.every(({ between, mayBind }) => [...between, ...mayBind].every((party) => authors.has(party)))
      );
    });
    return { terms, claimsChecked };
  }

  newClaims(): { claim: ClaimFact; knownFrom: number; knownTo: number | null }[] {
    return [...this.roots.values()].flatMap(({ claims }) =>
      claims.filter(({ isNew }) => isNew).map(({ item, knownFrom, knownTo }) => ({ claim: item, knownFrom, knownTo })),
    );
  }

  newStatements(): { statement: StatementFact; knownFrom: number; knownTo: number | null }[] {
    return [...this.roots.values()].flatMap(({ statements }) =>
      statements
        .filter(({ isNew }) => isNew)
        .map(({ item, knownFrom, knownTo }) => ({ statement: item, knownFrom, knownTo })),
    );
  }

  private rootOf(root: number, isNew = false): RootContent {
    let content = this.roots.get(root);
    if (!content) this.roots.set(root, (content = { claims: [], statements: [], isNew, closedAt: null }));
    return content;
  }

  private workOf(term: KeyedTerm): TermWork {
    const key = termKey(term);
    let work = this.terms.get(key);
    if (!work) {
      const { kind, scope } = term;
      this.terms.set(key, (work = { term: { kind, scope, key }, claims: new Map(), isStored: false, ...NOT_FOLDED }));
    }
    return work;
  }

  private put(term: TermWork, claim: ClaimFact): void {
    this.revision += 1;
    if (term.claims.size === 0) this.sorted = null;
    term.claims.set(placeOf(claim), claim);
    for (const condition of conditionsOfClaim(claim)) {
      this.under.delete(condition);
      const waiting = this.waiting.get(condition);
      if (waiting) waiting.add(term);
      else this.waiting.set(condition, new Set([term]));
    }
  }

  private changed(term: TermWork): void {
    this.revision += 1;
    Object.assign(term, NOT_FOLDED);
  }

  /** Discards what depends on statements that were added or closed. */
  private statementsMoved(moved: readonly StatementFact[]): void {
    if (moved.length > 0) this.standingStatements = null;
    for (const statement of moved) {
      switch (statement.fact) {
        case 'condition-met':
        case 'condition-ruled-out':
          this.sharedMoved();
          for (const work of this.waiting.get(statement.condition) ?? []) Object.assign(work, NOT_FOLDED);
          break;
        case 'notice':
          this.sharedMoved();
          Object.assign(this.workOf(statement.term), NOT_FOLDED);
          break;
        case 'agreement-published':
          // What an agreement amends matters if it has ended or has parties of its own.
          if (this.agreementsMatter) this.forgetFolds();
          break;
        case 'agreement-ended':
        case 'partnership-ended':
        case 'parties-changed':
        case 'founded':
          this.forgetFolds();
          break;
        case 'named':
          // `assertedBy` may name parties by their names.
          this.revision += 1;
          break;
        case 'announcement':
        case 'dissent':
        case 'mention':
        case 'reaffirmation':
        case 'review':
      }
    }
  }

  private get agreementsMatter(): boolean {
    return agreementsThatMatter(this.standing).size > 0;
  }

  private sharedMoved(): void {
    this.revision += 1;
    this.shared = null;
  }

  private forgetFolds(): void {
    this.sharedMoved();
    for (const work of this.terms.values()) Object.assign(work, NOT_FOLDED);
  }
}

/** Returns a timeline with the present shared facts. What has changed since the fold does not bear on it. */
const sharing = (matters: SharedMatters, timeline: Timeline): Timeline =>
  timeline.matters === matters ? timeline : { ...timeline, matters };

const NOT_FOLDED = { folded: null, coarse: null, onDay: null, bearing: null };
