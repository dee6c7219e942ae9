import { LAST_DAY, type Bounds, type Day } from '../dates';
import type { PartiesChangedFact, PartyChange, StatementsByKind } from '../facts';
import { BoundParties, WHOEVER_IS_A_PARTY } from '../worlds';

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

/** What somebody who is named is on a day. Who joins on a later day is a party, `since` that day; who comes back then is a former one until it does. */
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

/** Of more changes than this that name it, the next one is taken for what it says. */
const MOST_TRIED = 100;

/** The day of the first change by which it may become a party; who is succeeded, or leaves in the same event, may be none. */
function firstDay(joining: readonly PartiesChangedFact[], days: MemberDays): Bounds | null {
  const inOrder = joining.toSorted((a, b) => a.day.lo - b.day.lo);
  return inOrder.find(({ day }, nth) => nth >= MOST_TRIED || days.mayBeIn(day))?.day ?? null;
}

/** The day before the last change by which it may cease to be one: before it, it may be a party, and after it, it may be none. */
function lastDay(leaving: readonly PartiesChangedFact[], days: MemberDays): Bounds | null {
  const lastFirst = leaving.toSorted((a, b) => b.day.hi - a.day.hi);
  const before = ({ lo, hi }: Bounds): Bounds => ({ lo: lo - 1, hi: hi - 1 });
  const last = lastFirst.find(
    ({ day }, nth) => nth >= MOST_TRIED || (days.mayBeIn(before(day)) && days.mayBeOut(day.hi)),
  );
  return last ? before(last.day) : null;
}

/** On which days somebody is a party, in each world that differs, as far as changes bear on that: who came in by succession is one if who was succeeded was. */
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
    return this.parties.listsDuring(WHOEVER_IS_A_PARTY, during).lists.some((members) => members.includes(this.party));
  }

  mayBeOut(day: Day): boolean {
    return this.parties.ofClaim(WHOEVER_IS_A_PARTY, day).lists.some((members) => !members.includes(this.party));
  }
}
