import type { Bounds, Day } from '../dates';
import type { PartiesChangedFact, PartyChange, StatementsByKind } from '../facts';
import { BoundParties } from '../worlds';

/** What somebody is in a partnership: a party of it, one that no longer is, or a third party. */
export const PARTY_ROLES = ['party', 'former', 'third-party'] as const;
export type PartyRole = (typeof PARTY_ROLES)[number];

export interface PartyMembership {
  readonly role: PartyRole;
  /** Whether it certainly has that role on the day. */
  readonly certainty: 'definitely' | 'possibly';
  /** The first day as a party; null for founders and for who never became one. */
  readonly since: Bounds | null;
  /** The last day as a party, which may lie ahead; null: none is known. */
  readonly until: Bounds | null;
}

type Membership = Pick<StatementsByKind, 'founders' | 'partyChanges'>;

/** What somebody who is named is on a day. Who joins on a later day is a party, `since` that day. */
export function roleOfParty(party: string, { founders, partyChanges }: Membership, day: Day): PartyMembership {
  const ofPartnership = partyChanges.filter(({ agreement }) => agreement === null);
  const joining = ofPartnership.filter(({ changes }) => changes.some((change) => bringsIn(change, party)));
  const isFounder = founders.includes(party);
  if (!isFounder && joining.length === 0)
    return { role: 'third-party', certainty: 'definitely', since: null, until: null };
  const leaving = ofPartnership.filter(({ changes }) => changes.some((change) => takesOut(change, party)));
  const since = isFounder ? null : earliest(joining);
  const until = lastDay(leaving, joining);
  const lists = membersOn(party, { founders, partyChanges: ofPartnership }, day);
  const isIn = lists.some((members) => members.includes(party));
  const isOut = lists.some((members) => !members.includes(party));
  const joinsLater = !isIn && since !== null && since.lo > day;
  const role = isIn || joinsLater ? 'party' : until === null ? 'third-party' : 'former';
  return { role, certainty: isIn && isOut ? 'possibly' : 'definitely', since, until };
}

const bringsIn = (change: PartyChange, party: string): boolean =>
  ('joined' in change && change.joined === party) || ('succeeded' in change && change.by === party);
const takesOut = (change: PartyChange, party: string): boolean =>
  ('left' in change && change.left === party) || ('succeeded' in change && change.succeeded === party);

const earliest = (changes: readonly PartiesChangedFact[]): Bounds =>
  changes.reduce((first, { day }) => (day.lo < first.lo ? day : first), changes[0]!.day);

/** The day before it left for the last time, unless it joined after that. */
function lastDay(leaving: readonly PartiesChangedFact[], joining: readonly PartiesChangedFact[]): Bounds | null {
  if (leaving.length === 0) return null;
  const { lo, hi } = leaving.reduce((last, { day }) => (day.hi >= last.hi ? day : last), leaving[0]!.day);
  return joining.some(({ day }) => day.lo >= hi && day.hi > hi) ? null : { lo: lo - 1, hi: hi - 1 };
}

/** Who is a party on a day, in each world that differs, as far as that bears on one of them: who came in by succession is one if who was succeeded was. */
function membersOn(party: string, { founders, partyChanges }: Membership, day: Day): readonly (readonly string[])[] {
  const names = new Set([party]);
  const changes = partyChanges.flatMap(({ changes }) => changes);
  const predecessors = Map.groupBy(
    changes.filter((change) => 'succeeded' in change),
    ({ by }) => by,
  );
  for (const name of names) predecessors.get(name)?.forEach(({ succeeded }) => names.add(succeeded));
  const bearing = partyChanges.flatMap((fact) => {
    const own = fact.changes.filter((change) => Object.values(change).some((name: string) => names.has(name)));
    return own.length === 0 ? [] : [{ ...fact, changes: own }];
  });
  const parties = new BoundParties({ founders, partyChanges: bearing, agreements: new Map() });
  return parties.ofClaim({ between: null, agreement: null }, day).lists;
}
