import { everyPartyOf, partiesOf, partnershipName, type Profile } from '#domain';
import { foldedText } from './folded-text';

/** Of one partnership, in a list of many. */
export const MOST_PARTIES_LISTED = 100;
/** A list is sorted by so much of a name: an entry of an index has at most 2,700 bytes. */
const MOST_SORTED = 200;
/** Enough for some hundred parties. A search reads thousands of such texts; further parties are found by `party`. */
const MOST_SEARCHED = 16_000;
const MOST_PARTIES_SEARCHED = 1_000;

/** What lists of partnerships show, are sorted by and are searched for. It changes when the parties or the name do, not with each decision. */
export interface PartnershipListing {
  /** The first parties, as JSON: `[{ "id": …, "name": … }]`. */
  readonly parties: string;
  readonly sortedAs: string;
  /** One line each for the ids, names and identifiers of the partnership and of its parties, former ones and former names included. */
  readonly searched: string;
}

export function listingOf(id: string, profile: Profile): PartnershipListing {
  const name = partnershipName(profile);
  const parties = partiesOf(profile).map((party) => ({ id: party.id, name: party.name }));
  const named = [...partiesOf(profile), ...everyPartyOf(profile)].slice(0, MOST_PARTIES_SEARCHED);
  const texts = named.flatMap((party) => [party.id, party.name, ...Object.values(party.identifiers ?? {})]);
  const lines = new Set([id, name ?? '', ...texts].map(foldedText));
  return {
    parties: JSON.stringify(parties.slice(0, MOST_PARTIES_LISTED)),
    sortedAs: cut(foldedText(name ?? id), MOST_SORTED),
    searched: cut([...lines].join('\n'), MOST_SEARCHED),
  };
}

/** Without half a character at its end, which Postgres would refuse. */
const cut = (text: string, length: number): string => text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '');
