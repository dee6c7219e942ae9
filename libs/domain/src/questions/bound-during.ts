import type { Bounds } from '../dates';
import type { ValueFact } from '../facts';
import { boundByLists, ALL_PARTIES, type Bound, type PartnershipWorlds } from '../worlds';

/** Returns the parties that claims bind during some days. A claim without `between` binds the parties of the partnership. */
export function boundDuring(
  worlds: PartnershipWorlds,
  claims: readonly Pick<ValueFact, 'between' | 'agreement'>[],
  at: Bounds,
): Bound {
  return boundByLists(claims.flatMap((claim) => worlds.parties.listsDuring(claim, at).lists));
}

/** Returns the parties of the partnership during some days. */
export const partiesDuring = (worlds: PartnershipWorlds, at: Bounds): Bound => boundDuring(worlds, [ALL_PARTIES], at);

/** Returns true if only `parties` are bound or may be bound; always true if `parties` is null. */
export const bindsOnly = ({ between, mayBind }: Bound, parties: ReadonlySet<string> | null): boolean =>
  parties === null || (between.every((party) => parties.has(party)) && mayBind.every((party) => parties.has(party)));
