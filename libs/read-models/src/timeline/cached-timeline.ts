import type { TermRef } from '#contracts';
import { termKey, type ClaimFact, type Day, type StatementFact } from '#domain';
import { reachOf, startOf } from '../claims/claim-row';
import { agreementMatteringBy } from './agreement-chains';
import type { DueDaysOfTerm, TermDueDays } from './standing-content';
import type { WorkingTimeline } from './working-timeline';

interface CachedTerm {
  /** Sorted by the first day on which they may start. */
  readonly claims: ClaimFact[];
  imprecise: number;
  /** The number of claims because of which the term has to be read whole. */
  whole: number;
}

/** A term with at most this many claims is always returned whole. */
const FEW = 32;

/** The standing claims, statements and due days of one partnership, cached so that a projector need not read them for each batch. */
export class CachedTimeline {
  private readonly terms = new Map<string, CachedTerm>();
  private readonly claims = new Map<number, ClaimFact[]>();
  private readonly statements = new Map<number, StatementFact[]>();
  private readonly sharedStatements = new Set<StatementFact>();
  private readonly agreements = new Set<StatementFact>();
  private readonly dueDays = new Map<string, TermDueDays>();
  private claimCount = 0;
  /** The characters of the claimed values, which may be long. */
  private characters = 0;
  private statementCount = 0;

  /** The approximate size in memory, measured on the heap of Node 24. */
  get bytes(): number {
    const { claimCount, characters, statementCount, terms, dueDays } = this;
    return 1_000 + claimCount * 700 + characters + statementCount * 900 + terms.size * 250 + dueDays.size * 300;
  }

  addClaim(claim: ClaimFact): void {
    const term = this.termOf(claim.term);
    term.claims.splice(firstFrom(term.claims, startOf(claim).lo + 1), 0, claim);
    if (isImprecise(claim)) term.imprecise += 1;
    if (reachOf(claim) === 'whole') term.whole += 1;
    this.claims.set(claim.order[0], [...(this.claims.get(claim.order[0]) ?? []), claim]);
    this.claimCount += 1;
    this.characters += charactersOf(claim);
  }

  addStatement(statement: StatementFact): void {
    const [root] = statement.order;
    this.statements.set(root, [...(this.statements.get(root) ?? []), statement]);
    this.statementCount += 1;
    if (statement.fact === 'agreement-published') this.agreements.add(statement);
    else if (SHARED.has(statement.fact)) this.sharedStatements.add(statement);
  }

  setDueDays(term: TermRef, days: DueDaysOfTerm): void {
    if (days.size === 0) this.dueDays.delete(termKey(term));
    else this.dueDays.set(termKey(term), { term, days });
  }

  claimsOfRoot(root: number): readonly ClaimFact[] {
    return this.claims.get(root) ?? [];
  }

  statementsOfRoot(root: number): readonly StatementFact[] {
    return this.statements.get(root) ?? [];
  }

  /** Returns the statements that several claims may depend on. Publications of agreements are included if an agreement has ended or has parties of its own. */
  shared(): readonly StatementFact[] {
    const shared = [...this.sharedStatements];
    const agreementsMatter = shared.some((statement) => agreementMatteringBy(statement) !== null);
    return agreementsMatter ? [...shared, ...this.agreements] : shared;
  }

  dueDaysOf(term: TermRef): DueDaysOfTerm | undefined {
    return this.dueDays.get(termKey(term))?.days;
  }

  allDueDays(): TermDueDays[] {
    return [...this.dueDays.values()];
  }

  allClaims(): ClaimFact[] {
    return [...this.terms.values()].flatMap(({ claims }) => claims);
  }

  allStatements(): StatementFact[] {
    return [...this.statements.values()].flat();
  }

  /** Returns the claims that can bear on a term between two days: those that `loadNeighbourhoods` reads, or more. */
  neighbourhood(term: TermRef, first: Day, last: Day): readonly ClaimFact[] {
    const known = this.terms.get(termKey(term));
    if (!known) return [];
    const { claims, imprecise, whole } = known;
    if (claims.length <= FEW || whole > 0) return claims;
    let begin = firstFrom(claims, first) - 1;
    while (begin >= 0 && !(surelyStarts(claims[begin]!) && startOf(claims[begin]!).hi < first)) begin -= 1;
    let after = firstFrom(claims, last + 1);
    while (after < claims.length && !surelyStarts(claims[after]!)) after += 1;
    const from = begin < 0 ? -Infinity : startOf(claims[begin]!).lo;
    const to = after < claims.length ? startOf(claims[after]!).hi : Infinity;
    const near = claims.slice(
      begin < 0 ? 0 : firstFrom(claims, from),
      to === Infinity ? claims.length : firstFrom(claims, to + 1),
    );
    return imprecise === 0
      ? near
      : [...near, ...claims.filter((c) => isImprecise(c) && startOf(c).lo < from && startOf(c).hi >= from)];
  }

  /** Applies what a batch has changed. */
  take(working: WorkingTimeline): void {
    for (const { root } of working.closedRoots()) this.close(root);
    for (const { claim, knownTo } of working.newClaims()) if (knownTo === null) this.addClaim(claim);
    for (const { statement, knownTo } of working.newStatements()) if (knownTo === null) this.addStatement(statement);
  }

  private close(root: number): void {
    for (const claim of this.claimsOfRoot(root)) {
      const term = this.termOf(claim.term);
      const near = firstFrom(term.claims, startOf(claim).lo);
      term.claims.splice(term.claims.indexOf(claim, near), 1);
      if (isImprecise(claim)) term.imprecise -= 1;
      if (reachOf(claim) === 'whole') term.whole -= 1;
      this.claimCount -= 1;
      this.characters -= charactersOf(claim);
    }
    for (const statement of this.statementsOfRoot(root)) {
      this.sharedStatements.delete(statement);
      this.agreements.delete(statement);
    }
    this.statementCount -= this.statementsOfRoot(root).length;
    this.claims.delete(root);
    this.statements.delete(root);
  }

  private termOf(term: TermRef): CachedTerm {
    const key = termKey(term);
    let known = this.terms.get(key);
    if (!known) this.terms.set(key, (known = { claims: [], imprecise: 0, whole: 0 }));
    return known;
  }
}

/** The statements that claims of several terms may depend on, except for publications of agreements. */
const SHARED: ReadonlySet<StatementFact['fact']> = new Set([
  'condition-met',
  'condition-ruled-out',
  'agreement-ended',
  'partnership-ended',
  'founded',
  'parties-changed',
  'notice',
]);

const charactersOf = (claim: ClaimFact): number =>
  claim.effect === 'set' || claim.effect === 'override' ? (claim.value?.length ?? 0) : 0;

const isImprecise = (claim: ClaimFact): boolean => startOf(claim).lo < startOf(claim).hi;

/* A claim whose end may lie before its start may never be in force, so it does not bound the reach of others. */
function surelyStarts(claim: ClaimFact): boolean {
  const reach = reachOf(claim);
  return reach === 'exact' || reach === 'sure';
}

/** Returns the index of the first claim that starts on a day or later. */
function firstFrom(claims: readonly ClaimFact[], day: Day): number {
  let [low, high] = [0, claims.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (startOf(claims[middle]!).lo < day) low = middle + 1;
    else high = middle;
  }
  return low;
}
