import type { Timeline } from '#client';
import { dayOf, type Day } from '../time/day';
import { PARTIES, scopeOfParty } from '../value/party-scope';
import { emptyLane, labelsOf, segmentsOf, type Lane, type LaneSegment } from './drawing';

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
  const segments = segmentsOf(
    days.map((run) => segmentOf(id, run)),
    -Infinity,
  )
    .map((segment) => beginningWith(segment, first))
    .filter(({ from, to }) => from < to);
  const last = segments.at(-1);
  const ended: LaneSegment[] =
    last === undefined || last.to === Infinity ? [] : [{ ...NOTHING, from: last.to, to: Infinity }];
  return {
    ...emptyLane({ kind: PARTIES, scope: scopeOfParty(id) }),
    segments: [...segments, ...ended],
    labels: labelsOf(segments),
    succeededBy,
  };
}

const NOTHING: Omit<LaneSegment, 'from' | 'to'> = {
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

const beginningWith = (segment: LaneSegment, first: Day): LaneSegment => {
  const from = Math.max(segment.from, first);
  return { ...segment, from, pieces: segment.pieces.map((piece) => ({ ...piece, from })) };
};

/** Returns the days on which a party joins or leaves. */
export const turnsOf = ({ segments }: Pick<Lane, 'segments'>): Day[] => segments.flatMap(({ from, to }) => [from, to]);
