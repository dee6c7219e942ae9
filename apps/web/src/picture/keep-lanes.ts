import type { Timeline } from '#client';
import { laneId, laneOf, saidByTerm, type Lane, type SaidOfTerm } from './drawing';

/** Lanes of the last timeline; those that are as before are the same objects, and are neither made nor drawn again. */
export class KeptLanes {
  private kept = new Map<string, { readonly signature: string; readonly lane: Lane }>();

  of(timeline: Timeline): Lane[] {
    const before = this.kept;
    this.kept = new Map();
    return saidByTerm(timeline).map((said) => {
      const id = laneId(said.term);
      const signature = signatureOf(said);
      const same = before.get(id);
      const kept = same?.signature === signature ? same : { signature, lane: laneOf(said) };
      this.kept.set(id, kept);
      return kept.lane;
    });
  }
}

/**
 * What makes a lane look as it does. Whatever an event says is named by its version and its correction's, which is far
 * less to compare than what it says.
 */
const signatureOf = ({ term: { segments, reaffirmations, contested }, announced }: SaidOfTerm): string =>
  [
    ...segments.map(({ from, to, answers, ends, inForce, possiblyAfter }) => [
      from,
      to,
      `${inForce}${possiblyAfter}`,
      answers.map(
        ({ certainty, possiblyFrom, possiblyAfter, claims }) =>
          `${certainty}${possiblyFrom}${possiblyAfter}${claims.map(saidBy).join()}`,
      ),
      ends.map(saidBy),
    ]),
    reaffirmations.map(saidBy),
    contested.map((said) => `${saidBy(said)} ${said.days.from} ${said.days.to}`),
    announced.map((said) => `${saidBy(said)} ${said.days.from} ${said.days.to}`),
  ].join(';');

interface Said {
  readonly version: number;
  readonly correctedBy?: { readonly version: number };
}

const saidBy = ({ version, correctedBy }: Said): string => `${version}/${correctedBy?.version ?? ''}`;
