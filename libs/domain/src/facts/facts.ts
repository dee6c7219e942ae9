import type { TermRef } from '#contracts';
import type { Fact } from './facts-of-event';
import { claimsUpTo, standingClaims, type StandingClaims } from './standing-claims';
import { standingStatements, type StandingStatements, type StatementsByKind } from './statements';
import { termKey } from './term-key';

/** The facts of a partnership at a version. */
export interface Facts extends StatementsByKind {
  readonly claims: StandingClaims;
  readonly statements: StandingStatements;
  /** The terms of claims and dissents, by kind and scope. */
  readonly terms: readonly TermRef[];
}

/** Collects the facts of one partnership, given in any order. */
export const collectFacts = (taken: readonly Fact[]): Facts =>
  factsOf(
    standingClaims(taken.filter((fact) => fact.fact === 'claim')),
    standingStatements(taken.filter((fact) => fact.fact !== 'claim')),
  );

/** Combines claims and other statements. */
export const factsOf = (claims: StandingClaims, statements: StandingStatements): Facts =>
  new StandingFacts(claims, statements);

/** Delegates to the claims and the statements, which derive their parts lazily. */
class StandingFacts implements Facts {
  private named: readonly TermRef[] | null = null;

  constructor(
    readonly claims: StandingClaims,
    readonly statements: StandingStatements,
  ) {}

  get terms() {
    return (this.named ??= termsIn(this.claims, this.statements));
  }

  get dissents() {
    return this.statements.dissents;
  }

  get conditions() {
    return this.statements.conditions;
  }

  get agreements() {
    return this.statements.agreements;
  }

  get agreementEnds() {
    return this.statements.agreementEnds;
  }

  get partnershipEnds() {
    return this.statements.partnershipEnds;
  }

  get foundations() {
    return this.statements.foundations;
  }

  get founders() {
    return this.statements.founders;
  }

  get partyChanges() {
    return this.statements.partyChanges;
  }

  get notices() {
    return this.statements.notices;
  }

  get reaffirmations() {
    return this.statements.reaffirmations;
  }

  get announcements() {
    return this.statements.announcements;
  }

  get mentions() {
    return this.statements.mentions;
  }

  get names() {
    return this.statements.names;
  }

  get reviewedThrough() {
    return this.statements.reviewedThrough;
  }
}

/** Returns the facts without those of events after a version. */
export const factsUpTo = ({ claims, statements: { all } }: Facts, version: number): Facts =>
  factsOf(claimsUpTo(claims, version), standingStatements(all.filter(({ order }) => order[0] <= version)));

function termsIn({ terms: claimed }: StandingClaims, { dissents }: StandingStatements): readonly TermRef[] {
  if (dissents.size === 0) return claimed;
  const terms = new Map(claimed.map((term) => [termKey(term), term]));
  for (const [key, [first]] of dissents) if (first && !terms.has(key)) terms.set(key, first.term);
  return [...terms.keys()].sort().map((key) => terms.get(key)!);
}

export const NO_FACTS: Facts = collectFacts([]);
