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
  type StatementFact,
  type Timeline,
} from '#domain';
import { agreementsThatMatter } from './agreement-chains';
import { claimsBearingOn } from './bearing-claims';
import { conditionsOfClaim } from './conditions-of-claim';
import { isStored, placeOf, standing, type RootContent } from './root-content';
import { ANY_DAY, type DaysTouched } from './reach';

interface TermWork {
  readonly term: Required<KeyedTerm>;
  readonly claims: Map<string, ClaimFact>;
  /** Whether claims about it were stored within reach of the batch. */
  isStored: boolean;
  /** Those that bear on the days that are touched, in record order. */
  bearing: Bearing | null;
  folded: Timeline | null;
  /** The same, as cautiously as can be. */
  coarse: Timeline | null;
  /** The same as it is told on a day, where that matters. */
  told: { readonly on: Day; readonly timeline: Timeline } | null;
}

interface Bearing {
  readonly days: Bounds;
  readonly claims: readonly ClaimFact[];
}

interface TermsReaffirmed {
  readonly terms: readonly KeyedTerm[];
  /** What it took to ask, as claims that are compared. */
  readonly claimsAsked: number;
}

/** What asking a term takes, as claims that are compared. */
const OF_SETTLED_TERM = 2;
const OF_OPEN_TERM = 32;
/** How often the claims of a term in which something is open are weighed at most for it to be asked. */
const MOST_WEIGHED_OF_OPEN = 4_000;

/** What stands of one partnership, as far as a batch needs it, moved on event by event; remembers what has to be written. */
export class WorkingTimeline {
  private readonly terms = new Map<string, TermWork>();
  private readonly roots = new Map<number, RootContent>();
  private readonly statements = new Map<string, StatementFact>();
  private shared: SharedMatters | null = null;
  /** By condition, the terms of which some claim has waited for it. */
  private readonly waiting = new Map<string, Set<TermWork>>();
  private readonly under = new Map<string, readonly KeyedTerm[]>();
  private sorted: readonly KeyedTerm[] | null = null;
  /** Counts what may move an answer. */
  private revision = 0;
  private reaffirmed: (TermsReaffirmed & { readonly asked: string }) | null = null;

  private touched: DaysTouched = () => ANY_DAY;

  /** How many claims were folded, each as often as it was. */
  claimsFolded = 0;

  constructor(readonly partnershipId: string) {}

  /** From here on a decision is applied that touches these days: of each term the claims count that bear on them. */
  turnTo(touched: DaysTouched): void {
    this.touched = touched;
  }

  /** A stored claim within reach of the batch; given twice, the first counts. */
  addStored(claim: ClaimFact): void {
    const term = this.workOf(claim.term);
    term.isStored = true;
    const place = placeOf(claim);
    if (!term.claims.has(place)) this.put(term, claim);
  }

  /** Whether claims about a term were stored within reach of the batch. */
  isStored(term: TermRef): boolean {
    return this.terms.get(termKey(term))?.isStored ?? false;
  }

  /** A stored claim of a root that the batch corrects. */
  addStoredOfRoot(claim: ClaimFact): void {
    this.rootOf(claim.order[0]).claims.push({ item: claim, knownFrom: 0, knownTo: null, isNew: false });
    this.addStored(claim);
  }

  /** A stored statement of a root that the batch corrects. */
  addStoredStatementOfRoot(statement: StatementFact): void {
    this.rootOf(statement.order[0]).statements.push({ item: statement, knownFrom: 0, knownTo: null, isNew: false });
    this.addStoredStatement(statement);
  }

  /** A stored statement that claims may share, or where all of them matter any one; given twice, the first counts. */
  addStoredStatement(statement: StatementFact): void {
    const place = placeOf(statement);
    if (!this.statements.has(place)) this.statements.set(place, statement);
    this.shared = null;
  }

  /** What claims share. */
  get matters(): SharedMatters {
    return (this.shared ??= new SharedMatters(standingStatements([...this.statements.values()])));
  }

  /** What stands of a root that the batch corrects. */
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

  /** Whether anything is stored of a root that the batch corrects. */
  storedOf(root: number): { readonly claims: boolean; readonly statements: boolean } {
    const { claims, statements } = this.rootOf(root);
    return { claims: claims.some(isStored), statements: statements.some(isStored) };
  }

  /** The roots of which what is stored stands no longer, with the version from which on it does not. */
  closedRoots(): { readonly root: number; readonly at: number }[] {
    return [...this.roots].flatMap(([root, { closedAt }]) => (closedAt === null ? [] : [{ root, at: closedAt }]));
  }

  /** Takes back what stands of a root. */
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
    const said = standing(content.statements);
    for (const statement of said) {
      statement.knownTo = version;
      this.statements.delete(placeOf(statement.item));
    }
    this.statementsMoved(said.map(({ item }) => item));
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

  /** Whether something may have ended before a claim on a term may have started, so that others of its term may not be within reach. */
  mayMissClaims(term: TermRef): boolean {
    const { matters } = this;
    if (!matters.mayEndFromOutside) return false;
    return [...(this.terms.get(termKey(term))?.claims.values() ?? [])].some((claim) => matters.mayNeverStart(claim));
  }

  timelineOf(term: KeyedTerm): Timeline {
    const work = this.workOf(term);
    const claims = this.bearingOn(work);
    return (work.folded ??= this.folded(claims));
  }

  /** The same as it is told on a day. */
  toldOf(term: KeyedTerm, day: Day): Timeline {
    const work = this.workOf(term);
    const claims = this.bearingOn(work);
    if (!this.matters.dependOnDayTold(claims)) return this.timelineOf(term);
    if (work.told?.on !== day) {
      this.claimsFolded += claims.length;
      work.told = { on: day, timeline: this.matters.toldOn(day).timelineOf(claims) };
    }
    return work.told.timeline;
  }

  /** The same as cautiously as can be where all else takes longer than the number of claims lets expect. */
  coarseTimelineOf(term: KeyedTerm): Timeline {
    const work = this.workOf(term);
    const claims = this.bearingOn(work);
    // Where the claims are plain, there is no other.
    if (work.folded && work.folded.weighed <= claims.length) return work.folded;
    return (work.coarse ??= this.folded(claims, 0));
  }

  private folded(claims: readonly ClaimFact[], most?: number): Timeline {
    this.claimsFolded += claims.length;
    return this.matters.timelineOf(claims, most);
  }

  /** The claims of a term that bear on the days that are touched, in record order. */
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
    const all = [...claims.values()];
    const { matters } = this;
    const bearing = claimsBearingOn(all, days);
    // Where something may have ended before one of them starts, it tells nothing of those before and after it.
    const tellsNothing = matters.mayEndFromOutside && bearing.some((claim) => matters.mayNeverStart(claim));
    return (tellsNothing ? all : bearing).toSorted(byRecordPlace);
  }

  /** The terms that have claims, in an order that no batch decides: term changes are numbered in it. */
  allTerms(): readonly KeyedTerm[] {
    this.sorted ??= [...this.terms.values()]
      .filter(({ claims }) => claims.size > 0)
      .map(({ term }) => term)
      .sort(byName);
    return this.sorted;
  }

  /** The terms of which a claim starts or ends by a condition. */
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

  /** What all terms are asked by a reaffirmation of all: as long as nothing moves, the same is answered alike. */
  askedBy({ day, recordedOn, assertedBy }: ReaffirmationFact): string {
    return `${this.revision} ${day.lo} ${recordedOn} ${assertedBy.join()}`;
  }

  /** The terms that a reaffirmation of all is about: what may be in force on its day and binds nobody but those who say so. */
  termsReaffirmed(said: ReaffirmationFact): TermsReaffirmed {
    const asked = this.askedBy(said);
    if (this.reaffirmed?.asked !== asked) this.reaffirmed = { asked, ...this.findReaffirmed(said) };
    return this.reaffirmed;
  }

  private findReaffirmed({ day, recordedOn, assertedBy }: ReaffirmationFact): TermsReaffirmed {
    const speakers = speakersOf(assertedBy, this.matters.statements);
    const atClock = this.matters.at(recordedOn);
    let claimsAsked = 0;
    const terms = this.allTerms().filter((term) => {
      const claims = this.claimsOf(term);
      const isSettled = this.matters.isSettled(claims);
      claimsAsked += isSettled ? OF_SETTLED_TERM : OF_OPEN_TERM + claims.length;
      const { values } = isSettled
        ? answerOfTimeline(this.coarseTimelineOf(term), day.lo)
        : atClock.answerOn(claims, day.lo, MOST_WEIGHED_OF_OPEN);
      return (
        values.length > 0 &&
        values.every(({ between, mayBind }) => [...between, ...mayBind].every((party) => speakers.has(party)))
      );
    });
    return { terms, claimsAsked };
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

  /** What was said or is said no longer moves what depends on it. */
  private statementsMoved(moved: readonly StatementFact[]): void {
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
          // What it amends matters where something ends with it.
          if (this.agreementsMatter) this.forgetFolds();
          break;
        case 'agreement-ended':
        case 'partnership-ended':
        case 'parties-changed':
        case 'founded':
          this.forgetFolds();
          break;
        case 'named':
          // By names, `assertedBy` tells who speaks.
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
    return agreementsThatMatter(this.matters.statements).size > 0;
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

const NOT_FOLDED = { folded: null, coarse: null, told: null, bearing: null };

const byName = (a: TermRef, b: TermRef): number => (termKey(a) < termKey(b) ? -1 : 1);
