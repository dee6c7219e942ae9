import { eachItem, type Expiration, type PartnershipClient } from '#client';
import { firstOf } from '../output/some';
import { given } from '../run/given';
import { periodOf } from '../run/period';

const MOST_A_PAGE = 500;

export interface ExpirationsOptions {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly partnership?: string | undefined;
  readonly party?: string | undefined;
  readonly kind?: string | undefined;
  readonly scope?: string | undefined;
}

export interface ExpirationsFound {
  readonly from: string;
  readonly to: string;
  readonly items: readonly Expiration[];
  readonly more: boolean;
}

/** Finds terms that end, renew themselves or fall due in a period. An empty result is only returned for a known partnership and a known party. */
export async function findExpirations(
  client: PartnershipClient,
  { from, to, partnership, party, kind, scope }: ExpirationsOptions,
  limit: number,
): Promise<ExpirationsFound> {
  const period = periodOf({ from, to });
  const query = { ...period, ...given({ partnership, party, kind, scope }), limit: Math.min(limit, MOST_A_PAGE) };
  const pages = eachItem((place) => client.expirations.list({ query: { ...query, ...place } }));
  const { items, more } = await firstOf(pages, limit);
  if (items.length === 0) {
    if (partnership !== undefined) await client.partnerships.show({ path: { id: partnership } });
    if (party !== undefined) await client.parties.show({ path: { id: party } });
  }
  return { ...period, items, more };
}
