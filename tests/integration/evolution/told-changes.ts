import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DECISION_PARTITIONS } from '#contracts';
import { feedInPostgres } from '#feed';
import type { Database } from '#postgres';
import { LOG_ID } from './kept-log';

export interface ToldId {
  /** With the log, the place of the decision and which of its term changes it is: what cursors are made of, too. */
  readonly id: string;
  /** Partnership, term and the event that caused it. */
  readonly about: string;
}

/** The ids of the term changes that edition 1 gave from a log that is kept. */
export const keptChanges = (version: number): ToldId[] =>
  readFileSync(join(__dirname, `changes.v${version}.txt`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const [id, partnership, term, eventId] = line.split(' ') as [string, string, string, string];
      return { id, about: `${partnership} ${term} ${eventId}` };
    });

/** Those that are given now. */
export async function toldChanges({ pool }: Database): Promise<ToldId[]> {
  const from = Array.from({ length: DECISION_PARTITIONS }, () => ({ offset: 0, ordinal: 0 }));
  const { items } = await feedInPostgres(pool, DECISION_PARTITIONS).read({ logId: LOG_ID, from, perPartition: 10_000 });
  return items.map(({ event: { id, data } }) => ({
    id,
    about: `${data.partnershipId} ${data.kind}/${data.scope} ${data.eventId}`,
  }));
}
