import type { TermRef } from '#contracts';
import {
  boundsOf,
  type AgreementPublishedFact,
  type Bounds,
  type ClaimFact,
  type StandingStatements,
  type StatementFact,
} from '#domain';
import { reachOf as reachOfClaim, startOf } from '../claims/claim-row';
import { termOfKey } from '../terms/term-of';
import { agreementsMoved } from './agreement-chains';
import type { Delta } from './content-delta';

export interface Of<T> {
  readonly partnershipId: string;
  readonly item: T;
}

/** The standing content of the roots that are taken back, before they are. */
export interface Closing {
  readonly claims: readonly Of<ClaimFact>[];
  readonly statements: readonly Of<StatementFact>[];
}

/** Returns the partnerships in which every term is touched. Publications that bear on other agreements are handled separately. */
export const touchedEverywhere = (deltas: Iterable<Delta>, { statements }: Closing): ReadonlySet<string> =>
  new Set([
    ...[...deltas].filter(touchesEveryTerm).map(({ event }) => event.partnershipId),
    ...statements
      .filter(({ item }) => isOfEveryTerm(item) || item.fact === 'founded')
      .map(({ partnershipId }) => partnershipId),
  ]);

/** Facts that claims of any term may depend on, and reaffirmations of `*`, reach every term, both when they are added and when they are taken back. */
const touchesEveryTerm = ({ closesRoot, added }: Delta): boolean =>
  added.statements.some(
    (statement) => isOfEveryTerm(statement) || (statement.fact === 'founded' && closesRoot !== null),
  );

function isOfEveryTerm(statement: StatementFact): boolean {
  switch (statement.fact) {
    case 'condition-met':
    case 'condition-ruled-out':
    case 'agreement-ended':
    case 'partnership-ended':
    case 'parties-changed':
      return true;
    case 'reaffirmation':
      return statement.term.kind === '*';
    case 'agreement-published':
    case 'announcement':
    case 'dissent':
    case 'founded':
    case 'mention':
    case 'named':
    case 'notice':
    case 'review':
      return false;
  }
}

/** Returns the publications that are added or taken back. */
export function publicationsOf(
  deltas: readonly Delta[],
  { statements }: Closing,
): readonly Of<AgreementPublishedFact>[] {
  const added = deltas.flatMap(({ event: { partnershipId }, added }) =>
    added.statements.map((item) => ({ partnershipId, item })),
  );
  return [...added, ...statements].flatMap(({ partnershipId, item }) =>
    item.fact === 'agreement-published' ? [{ partnershipId, item }] : [],
  );
}

/** The days of a term that a batch bears on. */
export interface Reach {
  readonly partnershipId: string;
  readonly term: TermRef;
  lo: number;
  hi: number;
}

/** The range of a column of days. */
export const ANY_DAY = { lo: -2_147_483_648, hi: 2_147_483_647 } as const;

/** Returns the reach of a batch, by `termOfKey`. */
export function reachOf(deltas: Iterable<Delta>, closing: Closing): ReadonlyMap<string, Reach> {
  const reach = new Map<string, Reach>();
  const extend = (partnershipId: string, { kind, scope }: TermRef, { lo, hi }: Bounds): void => {
    const key = termOfKey(partnershipId, { kind, scope });
    const known = reach.get(key);
    if (!known) reach.set(key, { partnershipId, term: { kind, scope }, lo, hi });
    else {
      known.lo = Math.min(lo, known.lo);
      known.hi = Math.max(hi, known.hi);
    }
  };
  const extendByClaim = (partnershipId: string, claim: ClaimFact): void => {
    const days = reachOfClaim(claim) === 'whole' ? ANY_DAY : startOf(claim);
    extend(partnershipId, claim.term, days);
    // A replaced term is reported as `was` for as long as the claim governs.
    if (claim.effect === 'set')
      for (const term of claim.replaces) extend(partnershipId, term, { lo: days.lo, hi: ANY_DAY.hi });
  };
  const extendByStatement = (partnershipId: string, statement: StatementFact): void => {
    if (statement.fact === 'notice') extend(partnershipId, statement.term, ANY_DAY);
    // A warning depends on whether the term is in force on those days.
    if (statement.fact === 'dissent') extend(partnershipId, statement.term, boundsOf(statement.from));
    if (statement.fact === 'reaffirmation' && statement.term.kind !== '*')
      extend(partnershipId, statement.term, statement.day);
  };
  for (const { partnershipId, item } of closing.claims) extendByClaim(partnershipId, item);
  for (const { partnershipId, item } of closing.statements) extendByStatement(partnershipId, item);
  for (const { event, added } of deltas) {
    for (const claim of added.claims) extendByClaim(event.partnershipId, claim);
    for (const statement of added.statements) extendByStatement(event.partnershipId, statement);
    if (event.event.type === 'TermFellDue') {
      const { kind, scope, on } = event.event.data;
      // The answer of that day may stay the same over any number of claims, and the change reports all of those days.
      extend(event.partnershipId, { kind, scope }, { lo: boundsOf(on).lo - 1, hi: ANY_DAY.hi });
    }
  }
  return reach;
}

/** Returns the days on which a decision may change a term. */
export type DaysTouched = (term: TermRef) => Bounds;

const ON_ANY_DAY: DaysTouched = () => ANY_DAY;

/** Returns the days that a decision touches, given the standing content of its partnership before it. */
export function daysTouchedBy(
  partnershipId: string,
  deltas: readonly Delta[],
  closing: Closing,
  standing: StandingStatements,
): DaysTouched {
  if (touchedEverywhere(deltas, closing).size > 0) return ON_ANY_DAY;
  const published = publicationsOf(deltas, closing).map(({ item }) => item);
  if (agreementsMoved(published, standing).size > 0) return ON_ANY_DAY;
  const reach = reachOf(deltas, closing);
  return (term) => reach.get(termOfKey(partnershipId, term)) ?? ANY_DAY;
}
