import type { Timeline } from '#client';
import { dayOf, type Day } from '../time/day';
import { keyOfValue } from '../value/absence';
import { laneId, laneOf, saidByTerm, type Lane, type SaidOfTerm } from './drawing';

/** A cache of the last timeline's lanes. Unchanged lanes are the same objects, so they are neither computed nor rendered again. */
export class KeptLanes {
  private kept = new Map<string, KeptLane>();

  of(timeline: Timeline): Lane[] {
    const before = this.kept;
    const clock = dayOf(timeline.clock);
    this.kept = new Map();
    return saidByTerm(timeline).map((said) => {
      const id = laneId(said.term);
      const last = before.get(id);
      // The first timeline computes no signatures.
      const kept = last !== undefined && isSame(last, said, clock) ? last : { said, clock, lane: laneOf(said, clock) };
      this.kept.set(id, kept);
      return kept.lane;
    });
  }
}

interface KeptLane {
  readonly said: SaidOfTerm;
  readonly clock: Day;
  readonly lane: Lane;
  signature?: string;
}

function isSame(last: KeptLane, said: SaidOfTerm, clock: Day): boolean {
  if (last.clock !== clock && isRenewing(said)) return false;
  last.signature ??= signatureOf(last.said);
  return last.signature === signatureOf(said);
}

const isRenewing = ({ term: { segments } }: SaidOfTerm): boolean =>
  segments.some(({ answers }) => answers.some(({ claims }) => claims.some(({ renewal }) => renewal !== undefined)));

/**
 * Returns a string that changes with the look of a lane. An event is identified by its version and the version of its correction, which is much less
 * to compare than its content.
 */
const signatureOf = ({
  term: { segments, pending, reaffirmations, contested, notCounted },
  announced,
}: SaidOfTerm): string =>
  [
    ...segments.map(({ from, to, answers, ends, inForce, possiblyAfter, suspended, suspendedBy, covers, renewals }) => [
      from,
      to,
      `${inForce}${possiblyAfter}${suspended}`,
      answers.map(
        ({ certainty, possiblyFrom, possiblyAfter, claims, between, mayBind, boundChanges }) =>
          `${certainty}${possiblyFrom}${possiblyAfter}${claims.map(saidBy).join()}${between.join()} ${mayBind.join()} ${boundChanges?.map(({ from }) => from).join()}`,
      ),
      ends.map(saidBy),
      suspendedBy?.map(saidBy).join(),
      covers?.map(({ value, certainty }) => `${keyOfValue(value)}${certainty}`).join(),
      renewals?.map(({ noticeBy, until }) => `${noticeBy} ${until}`).join(),
    ]),
    pending.map((said) => `${saidBy(said)} ${said.days.from} ${said.days.to}`),
    reaffirmations.map(saidBy),
    notCounted.map((said) => `${saidBy(said)} ${said.days.from} ${said.days.to}`),
    contested.map((said) => `${saidBy(said)} ${said.days.from} ${said.days.to}`),
    announced.map((said) => `${saidBy(said)} ${said.days.from} ${said.days.to}`),
  ].join(';');

interface Said {
  readonly version: number;
  readonly correctedBy?: { readonly version: number };
}

const saidBy = ({ version, correctedBy }: Said): string => `${version}/${correctedBy?.version ?? ''}`;
