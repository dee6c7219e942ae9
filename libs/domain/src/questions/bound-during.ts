import type { Bounds } from '../dates';
import type { ValueFact } from '../facts';
import { boundByLists, type Bound, type PartnershipWorlds } from '../worlds';

/** Whom some claims bind during some days; what names nobody binds whoever is a party. */
export function boundDuring(
  worlds: PartnershipWorlds,
  claims: readonly Pick<ValueFact, 'between' | 'agreement'>[],
  at: Bounds,
): Bound {
  const changes = worlds.parties.days.flatMap((day) => [day, day + 1]).filter((day) => at.lo < day && day <= at.hi);
  const lists = claims.flatMap((claim) =>
    [at.lo, ...new Set(changes)].flatMap((day) => worlds.parties.ofClaim(claim, day).lists),
  );
  return boundByLists(lists);
}

/** Whoever is a party during some days. */
export const partiesDuring = (worlds: PartnershipWorlds, at: Bounds): Bound =>
  boundDuring(worlds, [{ between: null, agreement: null }], at);

/** Whether nobody but `parties` is bound, or may be; without any, whoever is. */
export const bindsOnly = ({ between, mayBind }: Bound, parties: ReadonlySet<string> | null): boolean =>
  parties === null || (between.every((party) => parties.has(party)) && mayBind.every((party) => parties.has(party)));
