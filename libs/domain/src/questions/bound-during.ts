import type { Bounds } from '../dates';
import type { ValueFact } from '../facts';
import { boundByLists, WHOEVER_IS_A_PARTY, type Bound, type PartnershipWorlds } from '../worlds';

/** Whom some claims bind during some days; what names nobody binds whoever is a party. */
export function boundDuring(
  worlds: PartnershipWorlds,
  claims: readonly Pick<ValueFact, 'between' | 'agreement'>[],
  at: Bounds,
): Bound {
  return boundByLists(claims.flatMap((claim) => worlds.parties.listsDuring(claim, at).lists));
}

/** Whoever is a party during some days. */
export const partiesDuring = (worlds: PartnershipWorlds, at: Bounds): Bound =>
  boundDuring(worlds, [WHOEVER_IS_A_PARTY], at);

/** Whether nobody but `parties` is bound, or may be; without any, whoever is. */
export const bindsOnly = ({ between, mayBind }: Bound, parties: ReadonlySet<string> | null): boolean =>
  parties === null || (between.every((party) => parties.has(party)) && mayBind.every((party) => parties.has(party)));
