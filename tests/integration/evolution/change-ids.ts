import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DECISION_PARTITIONS } from '#contracts';
import { feedInPostgres } from '#feed';
import type { Database } from '#postgres';
import { LOG_ID } from './stored-log';

export interface ChangeId {
  /** Contains the id of the log, the place of the decision and the number of the term change within it. */
  readonly id: string;
  /** The partnership, the term and the event that caused the change. */
  readonly about: string;
}

/** The ids that edition 1 gave to the term changes of a stored log. */
export const storedChanges = (version: number): ChangeId[] =>
  readFileSync(join(__dirname, `changes.v${version}.txt`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const [id, partnership, term, eventId] = line.split(' ') as [string, string, string, string];
      return { id, about: `${partnership} ${term} ${eventId}` };
    });

/** The ids that the current release gives to the term changes. */
export async function changeIds({ pool }: Database): Promise<ChangeId[]> {
  const from = Array.from({ length: DECISION_PARTITIONS }, () => ({ offset: 0, ordinal: 0 }));
  const { items } = await feedInPostgres(pool, DECISION_PARTITIONS).read({ logId: LOG_ID, from, perPartition: 10_000 });
  return items.map(({ event: { id, data } }) => ({
    id,
    about: `${data.partnershipId} ${data.kind}/${data.scope} ${data.eventId}`,
  }));
}
