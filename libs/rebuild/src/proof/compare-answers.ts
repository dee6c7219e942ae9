import { writtenStretches } from '#contracts';
import {
  differenceBetweenTimelines,
  fitted,
  NOTHING_FITS,
  historyOf,
  termKey,
  termsOn,
  datedRun,
  type PartnershipWorlds,
  type Timeline,
} from '#domain';
import type { DifferingAnswer } from '../store/rebuild';
import type { PoolClient } from 'pg';
import { PartnershipReader } from '#read-models';

/** The maximum bytes shown of the differences of one term. */
const ROOM_OF_TERM = 64 * 1024;

/** A day and a version for which both builds are queried. */
export interface SampledPoint {
  readonly partnershipId: string;
  readonly version: number;
  readonly day: number;
}

/** Queries both builds for the terms in force at each point; counts the answers that differ. */
export async function compareAnswers(
  serving: PoolClient,
  rebuilt: PoolClient,
  points: readonly SampledPoint[],
): Promise<number> {
  const [was, now] = await Promise.all([answersAt(serving, points), answersAt(rebuilt, points)]);
  return was.filter((answer, index) => answer !== now[index]).length;
}

async function answersAt(db: PoolClient, points: readonly SampledPoint[]): Promise<string[]> {
  const opened = await new PartnershipReader(db).openMany(points);
  return opened.map((found, index) => {
    const { day } = points[index]!;
    if (!found) return 'unknown';
    const worlds = found.worlds.at(day);
    const answer = termsOn(worlds, { at: { lo: day, hi: day }, clock: day });
    const [terms, pending, announced] = [[...answer.terms], [...answer.pending], [...answer.announced]];
    const histories = terms.map(({ term }) => {
      const history = historyOf(worlds, term);
      return { ...history, segments: [...history.segments] };
    });
    return JSON.stringify([found.recordedAt, terms, pending, announced, histories]);
  });
}

/** Returns the differences between the current answers of two builds: term by term, in runs of days. */
export async function differingAnswers(
  serving: PoolClient,
  rebuilt: PoolClient,
  partnerships: readonly string[],
): Promise<DifferingAnswer[]> {
  const refs = partnerships.map((partnershipId) => ({ partnershipId }));
  const [was, now] = await Promise.all([
    new PartnershipReader(serving).openMany(refs),
    new PartnershipReader(rebuilt).openMany(refs),
  ]);
  return partnerships.flatMap((partnershipId, index) => {
    const [before, after] = [was[index]?.worlds, now[index]?.worlds];
    return before && after ? differencesOf(partnershipId, before, after) : [];
  });
}

function differencesOf(partnershipId: string, before: PartnershipWorlds, after: PartnershipWorlds): DifferingAnswer[] {
  const terms = new Map([...before.facts.terms, ...after.facts.terms].map((term) => [termKey(term), term]));
  return [...terms.values()].flatMap((term) => {
    const [was, now] = [before, after].map((worlds) => worlds.timelineOf(term)) as [Timeline, Timeline];
    const difference = differenceBetweenTimelines(was, now, []);
    const { answers, stretches } = difference ? fitted(difference, ROOM_OF_TERM) : NOTHING_FITS;
    return writtenStretches({ answers: [...answers], stretches: stretches.map(datedRun) }).map((run) => ({
      partnershipId,
      ...term,
      ...run,
    }));
  });
}
