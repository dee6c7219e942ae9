import type { Timeline } from '#client';
import { laneId, lanesOf, type Lane } from './drawing';

/** Lanes of the last timeline; those that are as before are the same objects, and are not drawn again. */
export class KeptLanes {
  private kept = new Map<string, { readonly signature: string; readonly lane: Lane }>();

  of(timeline: Timeline): Lane[] {
    const before = this.kept;
    this.kept = new Map();
    return lanesOf(timeline).map((lane) => {
      const id = laneId(lane);
      const signature = signatureOf(lane);
      const same = before.get(id);
      const kept = same?.signature === signature ? same : { signature, lane };
      this.kept.set(id, kept);
      return kept.lane;
    });
  }
}

/**
 * What makes a lane look as it does. Whatever an event says is named by its version and its correction's, which is far
 * less to compare than what it says.
 */
const signatureOf = ({ stretches, reaffirmations, contests, announced }: Lane): string =>
  [
    ...stretches.map(({ from, to, pieces, ends }) => [
      from,
      to,
      pieces.map(({ certainty, fade, claims }) => `${certainty}${fade}${claims.map(saidBy).join()}`).join(),
      ends.map(saidBy).join(),
    ]),
    reaffirmations.map(saidBy).join(),
    contests.map((said) => `${saidBy(said)} ${said.from} ${said.to}`).join(),
    announced.map((said) => `${saidBy(said)} ${said.from} ${said.to}`).join(),
  ].join(';');

interface Said {
  readonly version: number;
  readonly correctedBy?: { readonly version: number };
}

const saidBy = ({ version, correctedBy }: Said): string => `${version}/${correctedBy?.version ?? ''}`;
