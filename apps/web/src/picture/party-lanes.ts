import type { Timeline } from '#client';
import { dayOf, type Day } from '../time/day';
import { PARTIES, scopeOfParty } from '../value/party-scope';
import { emptyLane, labelsOf, stretchesOf, type Lane, type Stretch } from './drawing';

type PartyDays = Timeline['parties'][number];
type Segment = Timeline['terms'][number]['segments'][number];

/** Returns a lane for each former, present and future party; none if the parties never change. */
export function partyLanesOf({ parties, events }: Pick<Timeline, 'parties' | 'events'>): Lane[] {
  if (!parties.some(comesOrGoes)) return [];
  const start = events.find(({ type }) => type === 'PartnershipStarted');
  const first = start === undefined ? -Infinity : dayOf(start.days.lo);
  return parties.map((party) => partyLane(party, first));
}

const comesOrGoes = ({ days: [first, ...others] }: PartyDays): boolean =>
  others.length > 0 || first === undefined || first.to !== null || first.certainty === 'possibly';

/** Returns the lane of a party. The lanes of founders begin with the partnership. */
function partyLane({ id, days, succeededBy }: PartyDays, first: Day): Lane {
  const stretches = stretchesOf(
    days.map((run) => segmentOf(id, run)),
    -Infinity,
  )
    .map((stretch) => beginningWith(stretch, first))
    .filter(({ from, to }) => from < to);
  const last = stretches.at(-1);
  const ended: Stretch[] =
    last === undefined || last.to === Infinity ? [] : [{ ...NOTHING, from: last.to, to: Infinity }];
  return {
    ...emptyLane({ kind: PARTIES, scope: scopeOfParty(id) }),
    stretches: [...stretches, ...ended],
    labels: labelsOf(stretches),
    succeededBy,
  };
}

const NOTHING: Omit<Stretch, 'from' | 'to'> = {
  pieces: [],
  inForce: 'not',
  ends: [],
  covers: [],
  suspended: undefined,
  renewals: [],
  renewed: [],
};

const segmentOf = (party: string, { from, to, certainty }: PartyDays['days'][number]): Segment => ({
  from,
  to,
  inForce: certainty,
  ends: [],
  answers: [{ value: { party }, certainty, between: [], mayBind: [], claims: [] }],
});

const beginningWith = (stretch: Stretch, first: Day): Stretch => {
  const from = Math.max(stretch.from, first);
  return { ...stretch, from, pieces: stretch.pieces.map((piece) => ({ ...piece, from })) };
};

/** Returns the days on which a party joins or leaves. */
export const turnsOf = ({ stretches }: Pick<Lane, 'stretches'>): Day[] =>
  stretches.flatMap(({ from, to }) => [from, to]);
