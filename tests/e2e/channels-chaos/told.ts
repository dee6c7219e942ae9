import { termChangeTypes } from '#contracts';
import { get, type Answer } from '../support/http';
import { readJournal } from './journal';
import type { ChangeOfEvent } from './writers';

/** A term change, as far as it is kept of what readers took. */
export interface Told {
  readonly id: string;
  readonly partitionkey: string;
}

export interface ToldInFull extends Told {
  readonly data: ChangeOfEvent;
}

interface Page {
  readonly termChanges: readonly ToldInFull[];
  readonly next: string | null;
}

/** Every type of term change, by commas. */
export const TYPES = termChangeTypes.join(',');

/** The feed as whoever comes now reads it from its start. */
export async function wholeFeed(notifier: string): Promise<ToldInFull[]> {
  const told: ToldInFull[] = [];
  for (let next: string | null = `/v1/term-changes?limit=1000&type=${TYPES}`; next !== null;) {
    const { status, body }: Answer<Page> = await get<Page>(notifier + next);
    expect(status).toBe(200);
    told.push(...body.termChanges);
    next = body.next;
  }
  return told;
}

/** What a reader has taken, in its order. */
export const takenBy = (journal: string): Told[] => readJournal(journal).flatMap(({ changes }) => changes);

export const idsOf = (told: readonly Told[]): string[] => told.map(({ id }) => id);

export const withoutRepeats = (told: readonly Told[]): Told[] => [
  ...new Map(told.map((each) => [each.id, each])).values(),
];

/** The ids of each partnership, in the order in which they were told. */
export const byPartnership = (told: readonly Told[]): ReadonlyMap<string, string[]> => {
  const ids = new Map<string, string[]>();
  for (const { id, partitionkey } of told) ids.set(partitionkey, [...(ids.get(partitionkey) ?? []), id]);
  return ids;
};
