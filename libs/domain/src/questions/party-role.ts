import { LAST_DAY, type Bounds, type Day } from '../dates';
import type { PartiesChangedFact, PartyChange, StatementsByKind } from '../facts';
import { BoundParties, ALL_PARTIES } from '../worlds';

/** The role of an organisation in a partnership: a party, a former party, or a third party. */
export const PARTY_ROLES = ['party', 'former', 'third-party'] as const;
export type PartyRole = (typeof PARTY_ROLES)[number];

export interface PartyMembership {
  readonly role: PartyRole;
  /** Whether it certainly has the role on the day. */
  readonly certainty: 'definitely' | 'possibly';
  /** The first day as a party; null for founders and for third parties. */
  readonly since: Bounds | null;
  /** The last day as a party, which may be in the future; null: none is known. */
  readonly until: Bounds | null;
}

type Membership = Pick<StatementsByKind, 'founders' | 'partyChanges'>;

/**
 * Returns the role of a named organisation on a day. One that joins later is a party `since` that day; one that returns later is a former party until
 * then.
 */
export function roleOfParty(party: string, { founders, partyChanges }: Membership, day: Day): PartyMembership {
  const ofPartnership = partyChanges.filter(({ agreement }) => agreement === null);
  const naming = (names: Names) =>
    ofPartnership.filter(({ changes }) => changes.some((change) => names(change, party)));
  const days = new MemberDays(party, { founders, partyChanges: ofPartnership });
  const isFounder = founders.includes(party);
  const since = isFounder ? null : firstDay(naming(bringsIn), days);
  if (!isFounder && since === null) return THIRD_PARTY;
  const isIn = days.mayBeIn({ lo: day, hi: day });
  const certainty = isIn && days.mayBeOut(day) ? 'possibly' : 'definitely';
  const leaving = naming(takesOut);
  if (isIn || (since !== null && since.lo > day)) {
    const until = days.mayBeOut(LAST_DAY) ? lastDay(leaving, days) : null;
    return { role: 'party', certainty, since, until };
  }
  const left = leaving.filter((fact) => fact.day.lo <= day);
  return { role: 'former', certainty, since, until: lastDay(left, days) };
}

const THIRD_PARTY: PartyMembership = { role: 'third-party', certainty: 'definitely', since: null, until: null };

type Names = (change: PartyChange, party: string) => boolean;

const bringsIn: Names = (change, party) =>
  ('joined' in change && change.joined === party) || ('succeeded' in change && change.by === party);
const takesOut: Names = (change, party) =>
  ('left' in change && change.left === party) || ('succeeded' in change && change.succeeded === party);

/** The most changes that are checked. The next one after them is assumed to have its effect. */
const MOST_TRIED = 100;

/** Returns the day of the first change by which it may become a party. A successor, or a party that leaves in the same event, may not become one. */
function firstDay(joining: readonly PartiesChangedFact[], days: MemberDays): Bounds | null {
  const inOrder = joining.toSorted((a, b) => a.day.lo - b.day.lo);
  return inOrder.find(({ day }, nth) => nth >= MOST_TRIED || days.mayBeIn(day))?.day ?? null;
}

/** Returns the day before the last change by which it may cease to be a party, from possibly being one to possibly not being one. */
function lastDay(leaving: readonly PartiesChangedFact[], days: MemberDays): Bounds | null {
  const lastFirst = leaving.toSorted((a, b) => b.day.hi - a.day.hi);
  const before = ({ lo, hi }: Bounds): Bounds => ({ lo: lo - 1, hi: hi - 1 });
  const last = lastFirst.find(
    ({ day }, nth) => nth >= MOST_TRIED || (days.mayBeIn(before(day)) && days.mayBeOut(day.hi)),
  );
  return last ? before(last.day) : null;
}

/**
 * The days on which an organisation is a party, in each different world. Only changes that affect it are followed: a successor is a party if its
 * predecessor was one.
 */
class MemberDays {
  private readonly parties: BoundParties;

  constructor(
    private readonly party: string,
    { founders, partyChanges }: Membership,
  ) {
    const names = new Set([party]);
    const changes = partyChanges.flatMap(({ changes: all }) => all);
    const predecessors = Map.groupBy(
      changes.filter((change) => 'succeeded' in change),
      ({ by }) => by,
    );
    for (const name of names) predecessors.get(name)?.forEach(({ succeeded }) => names.add(succeeded));
    const bearing = partyChanges.flatMap((fact) => {
      const own = fact.changes.filter((change) => Object.values(change).some((name: string) => names.has(name)));
      return own.length === 0 ? [] : [{ ...fact, changes: own }];
    });
    this.parties = new BoundParties({ founders, partyChanges: bearing, agreements: new Map() });
  }

  mayBeIn(during: Bounds): boolean {
    return this.parties.listsDuring(ALL_PARTIES, during).lists.some((members) => members.includes(this.party));
  }

  mayBeOut(day: Day): boolean {
    return this.parties.ofClaim(ALL_PARTIES, day).lists.some((members) => !members.includes(this.party));
  }
}
