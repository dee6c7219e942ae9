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

/** What stands of the roots that are taken back, before they are. */
export interface Closing {
  readonly claims: readonly Of<ClaimFact>[];
  readonly statements: readonly Of<StatementFact>[];
}

/** The partnerships of which every term is touched, but for those in which agreements are published that bear on others. */
export const touchedEverywhere = (deltas: Iterable<Delta>, { statements }: Closing): ReadonlySet<string> =>
  new Set([
    ...[...deltas].filter(touchesEveryTerm).map(({ event }) => event.partnershipId),
    ...statements
      .filter(({ item }) => isOfEveryTerm(item) || item.fact === 'founded')
      .map(({ partnershipId }) => partnershipId),
  ]);

/** What claims of any term may share, and reaffirmations of `*`, reach every term, when they come and when they are taken back. */
const touchesEveryTerm = ({ closesRoot, added }: Delta): boolean =>
  added.statements.some((said) => isOfEveryTerm(said) || (said.fact === 'founded' && closesRoot !== null));

function isOfEveryTerm(said: StatementFact): boolean {
  switch (said.fact) {
    case 'condition-met':
    case 'condition-ruled-out':
    case 'agreement-ended':
    case 'partnership-ended':
    case 'parties-changed':
      return true;
    case 'reaffirmation':
      return said.term.kind === '*';
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

/** What is published or taken back of agreements. */
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

/** The days of a term that what changes bears on. */
export interface Reach {
  readonly partnershipId: string;
  readonly term: TermRef;
  lo: number;
  hi: number;
}

/** What a column of days can hold. */
export const ANY_DAY = { lo: -2_147_483_648, hi: 2_147_483_647 } as const;

/** By partnership and term, as `termOfKey` has them. */
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
    // What it replaces is told as `was` for as long as it governs.
    if (claim.effect === 'set')
      for (const term of claim.replaces) extend(partnershipId, term, { lo: days.lo, hi: ANY_DAY.hi });
  };
  const extendByStatement = (partnershipId: string, said: StatementFact): void => {
    if (said.fact === 'notice') extend(partnershipId, said.term, ANY_DAY);
    // Whether the term is in force then is asked for a warning.
    if (said.fact === 'dissent') extend(partnershipId, said.term, boundsOf(said.from));
    if (said.fact === 'reaffirmation' && said.term.kind !== '*') extend(partnershipId, said.term, said.day);
  };
  for (const { partnershipId, item } of closing.claims) extendByClaim(partnershipId, item);
  for (const { partnershipId, item } of closing.statements) extendByStatement(partnershipId, item);
  for (const { event, added } of deltas) {
    for (const claim of added.claims) extendByClaim(event.partnershipId, claim);
    for (const said of added.statements) extendByStatement(event.partnershipId, said);
    if (event.event.type === 'TermFellDue') {
      const { kind, scope, on } = event.event.data;
      // The answer of that day may stay the same over any number of claims, and is told for as long as it does.
      extend(event.partnershipId, { kind, scope }, { lo: boundsOf(on).lo - 1, hi: ANY_DAY.hi });
    }
  }
  return reach;
}

/** The days on which a decision may change a term. */
export type DaysTouched = (term: TermRef) => Bounds;

const ON_ANY_DAY: DaysTouched = () => ANY_DAY;

/** Of one partnership, with what stands in it before the decision; what is taken back is told as it stands then. */
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
