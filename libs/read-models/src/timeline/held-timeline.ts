import type { TermRef } from '#contracts';
import { EVERY_TERM, termKey, type Day, type Statement, type TermClaim } from '#domain';
import type { WorkingTimeline } from './working-timeline';

interface HeldTerm {
  /** By the first day on which they may start. */
  readonly claims: TermClaim[];
  imprecise: number;
}

/** Below this, all claims of a term are as good as those around some days. */
const FEW = 32;

/** Days by the events that made them fall due. */
export type DueDaysOfTerm = ReadonlyMap<Day, string>;

/** All that stands of one partnership, as Postgres keeps it, so that a projector need not read it for each batch. */
export class HeldTimeline {
  private readonly terms = new Map<string, HeldTerm>();
  private readonly claims = new Map<number, TermClaim[]>();
  private readonly statements = new Map<number, Statement[]>();
  private readonly conditionsMet = new Set<Statement>();
  private readonly dueDays = new Map<string, DueDaysOfTerm>();
  private claimCount = 0;
  /** Of what is claimed, which may be long. */
  private characters = 0;
  private statementCount = 0;

  /** What it takes in memory, about: measured on the heap of Node 24. */
  get bytes(): number {
    const { claimCount, characters, statementCount, terms, dueDays } = this;
    return 1_000 + claimCount * 500 + characters + statementCount * 900 + terms.size * 250 + dueDays.size * 300;
  }

  addClaim(claim: TermClaim): void {
    const term = this.termOf(claim);
    term.claims.splice(firstFrom(term.claims, claim.start.lo + 1), 0, claim);
    if (isImprecise(claim)) term.imprecise += 1;
    this.claims.set(claim.order[0], [...(this.claims.get(claim.order[0]) ?? []), claim]);
    this.claimCount += 1;
    this.characters += charactersOf(claim);
  }

  addStatement(statement: Statement): void {
    const [root] = statement.order;
    this.statements.set(root, [...(this.statements.get(root) ?? []), statement]);
    this.statementCount += 1;
    if (statement.statement === 'condition-met') this.conditionsMet.add(statement);
  }

  setDueDays(term: TermRef, days: DueDaysOfTerm): void {
    if (days.size === 0) this.dueDays.delete(termKey(term));
    else this.dueDays.set(termKey(term), days);
  }

  claimsOfRoot(root: number): readonly TermClaim[] {
    return this.claims.get(root) ?? [];
  }

  statementsOfRoot(root: number): readonly Statement[] {
    return this.statements.get(root) ?? [];
  }

  conditions(): Statement[] {
    return [...this.conditionsMet];
  }

  dueDaysOf(term: TermRef): DueDaysOfTerm | undefined {
    return this.dueDays.get(termKey(term));
  }

  allClaims(): TermClaim[] {
    return [...this.terms.values()].flatMap(({ claims }) => claims);
  }

  claimsOfEveryTerm(): readonly TermClaim[] {
    return this.terms.get(termKey(EVERY_TERM))?.claims ?? [];
  }

  /** The claims that can bear on a term between two days; the same ones, or more, that `loadNeighbourhoods` reads. */
  neighbourhood(term: TermRef, first: Day, last: Day): readonly TermClaim[] {
    const held = this.terms.get(termKey(term));
    if (!held) return [];
    const { claims, imprecise } = held;
    if (claims.length <= FEW) return claims;
    let begin = firstFrom(claims, first) - 1;
    while (begin >= 0 && !(surelyStarts(claims[begin]!) && claims[begin]!.start.hi < first)) begin -= 1;
    let after = firstFrom(claims, last + 1);
    while (after < claims.length && !surelyStarts(claims[after]!)) after += 1;
    const from = begin < 0 ? -Infinity : claims[begin]!.start.lo;
    const to = after < claims.length ? claims[after]!.start.hi : Infinity;
    const near = claims.slice(
      begin < 0 ? 0 : firstFrom(claims, from),
      to === Infinity ? claims.length : firstFrom(claims, to + 1),
    );
    return imprecise === 0
      ? near
      : [...near, ...claims.filter((c) => isImprecise(c) && c.start.lo < from && c.start.hi >= from)];
  }

  /** Takes over what a batch has made of it. */
  take(working: WorkingTimeline): void {
    for (const { root } of working.closedRoots()) this.close(root);
    for (const { claim, knownTo } of working.newClaims()) if (knownTo === null) this.addClaim(claim);
    for (const { statement, knownTo } of working.newStatements()) if (knownTo === null) this.addStatement(statement);
  }

  private close(root: number): void {
    for (const claim of this.claimsOfRoot(root)) {
      const term = this.termOf(claim);
      const near = firstFrom(term.claims, claim.start.lo);
      term.claims.splice(term.claims.indexOf(claim, near), 1);
      if (isImprecise(claim)) term.imprecise -= 1;
      this.claimCount -= 1;
      this.characters -= charactersOf(claim);
    }
    for (const statement of this.statementsOfRoot(root)) this.conditionsMet.delete(statement);
    this.statementCount -= this.statementsOfRoot(root).length;
    this.claims.delete(root);
    this.statements.delete(root);
  }

  private termOf(term: TermRef): HeldTerm {
    const key = termKey(term);
    let held = this.terms.get(key);
    if (!held) this.terms.set(key, (held = { claims: [], imprecise: 0 }));
    return held;
  }
}

const charactersOf = ({ answer }: TermClaim): number => answer?.length ?? 0;

const isImprecise = ({ start }: TermClaim): boolean => start.lo < start.hi;

/* A claim whose end may lie before its start may come to nothing, so it bounds nobody's reach. */
const surelyStarts = ({ start, until, untilCondition }: TermClaim): boolean =>
  untilCondition === null && (until === null || until === 'unknown' || until.hi >= start.lo);

/** Where the claims begin that start on a day or later. */
function firstFrom(claims: readonly TermClaim[], day: Day): number {
  let [low, high] = [0, claims.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (claims[middle]!.start.lo < day) low = middle + 1;
    else high = middle;
  }
  return low;
}
