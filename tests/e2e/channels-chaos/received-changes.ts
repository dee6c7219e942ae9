import { termChangeTypes } from '#contracts';
import { get, type Answer } from '../support/http';
import { readJournal } from './journal';
import type { ChangeOfEvent } from './writers';

/** A term change, as far as it is kept of what readers took. */
export interface ReceivedChange {
  readonly id: string;
  readonly partitionkey: string;
}

export interface FullChange extends ReceivedChange {
  readonly data: ChangeOfEvent;
}

interface Page {
  readonly termChanges: readonly FullChange[];
  readonly next: string | null;
}

/** Every type of term change, by commas. */
export const TYPES = termChangeTypes.join(',');

/** The feed as whoever comes now reads it from its start. */
export async function wholeFeed(notifier: string): Promise<FullChange[]> {
  const received: FullChange[] = [];
  for (let next: string | null = `/v1/term-changes?limit=1000&type=${TYPES}`; next !== null;) {
    const { status, body }: Answer<Page> = await get<Page>(notifier + next);
    expect(status).toBe(200);
    received.push(...body.termChanges);
    next = body.next;
  }
  return received;
}

/** What a reader has taken, in its order. */
export const changesIn = (journal: string): ReceivedChange[] => readJournal(journal).flatMap(({ changes }) => changes);

export const idsOf = (changes: readonly ReceivedChange[]): string[] => changes.map(({ id }) => id);

export const withoutRepeats = (changes: readonly ReceivedChange[]): ReceivedChange[] => [
  ...new Map(changes.map((each) => [each.id, each])).values(),
];

/** The ids of each partnership, in the order in which they were told. */
export const byPartnership = (changes: readonly ReceivedChange[]): ReadonlyMap<string, string[]> => {
  const ids = new Map<string, string[]>();
  for (const { id, partitionkey } of changes) ids.set(partitionkey, [...(ids.get(partitionkey) ?? []), id]);
  return ids;
};
