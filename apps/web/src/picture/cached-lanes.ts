import type { Timeline } from '#client';
import { dayOf, type Day } from '../time/day';
import { keyOfValue } from '../value/absence';
import { laneId, laneOf, termsWithAnnouncements, type Lane, type TermWithAnnouncements } from './drawing';

/** A cache of the last timeline's lanes. Unchanged lanes are the same objects, so they are neither computed nor rendered again. */
export class CachedLanes {
  private cached = new Map<string, CachedLane>();

  of(timeline: Timeline): Lane[] {
    const before = this.cached;
    const clock = dayOf(timeline.clock);
    this.cached = new Map();
    return termsWithAnnouncements(timeline).map((entry) => {
      const id = laneId(entry.term);
      const last = before.get(id);
      // The first timeline computes no signatures.
      const cached =
        last !== undefined && isSame(last, entry, clock) ? last : { entry, clock, lane: laneOf(entry, clock) };
      this.cached.set(id, cached);
      return cached.lane;
    });
  }
}

interface CachedLane {
  readonly entry: TermWithAnnouncements;
  readonly clock: Day;
  readonly lane: Lane;
  signature?: string;
}

function isSame(last: CachedLane, entry: TermWithAnnouncements, clock: Day): boolean {
  if (last.clock !== clock && isRenewing(entry)) return false;
  last.signature ??= signatureOf(last.entry);
  return last.signature === signatureOf(entry);
}

const isRenewing = ({ term: { segments } }: TermWithAnnouncements): boolean =>
  segments.some(({ answers }) => answers.some(({ claims }) => claims.some(({ renewal }) => renewal !== undefined)));

/**
 * Returns a string that changes with the look of a lane. An event is identified by its version and the version of its correction, which is much less
 * to compare than its content.
 */
const signatureOf = ({
  term: { segments, pending, reaffirmations, contested, notCounted },
  announced,
}: TermWithAnnouncements): string =>
  [
    ...segments.map(({ from, to, answers, ends, inForce, possiblyAfter, suspended, suspendedBy, covers, renewals }) => [
      from,
      to,
      `${inForce}${possiblyAfter}${suspended}`,
      answers.map(
        ({ certainty, possiblyFrom, possiblyAfter, claims, between, mayBind, boundChanges }) =>
          `${certainty}${possiblyFrom}${possiblyAfter}${claims.map(eventKeyOf).join()}${between.join()} ${mayBind.join()} ${boundChanges?.map(({ from }) => from).join()}`,
      ),
      ends.map(eventKeyOf),
      suspendedBy?.map(eventKeyOf).join(),
      covers?.map(({ value, certainty }) => `${keyOfValue(value)}${certainty}`).join(),
      renewals?.map(({ noticeBy, until }) => `${noticeBy} ${until}`).join(),
    ]),
    pending.map((claim) => `${eventKeyOf(claim)} ${claim.days.from} ${claim.days.to}`),
    reaffirmations.map(eventKeyOf),
    notCounted.map((statement) => `${eventKeyOf(statement)} ${statement.days.from} ${statement.days.to}`),
    contested.map((statement) => `${eventKeyOf(statement)} ${statement.days.from} ${statement.days.to}`),
    announced.map((statement) => `${eventKeyOf(statement)} ${statement.days.from} ${statement.days.to}`),
  ].join(';');

interface VersionedEvent {
  readonly version: number;
  readonly correctedBy?: { readonly version: number };
}

const eventKeyOf = ({ version, correctedBy }: VersionedEvent): string => `${version}/${correctedBy?.version ?? ''}`;
