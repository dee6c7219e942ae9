import { termChangeTypes } from '#contracts';
import { get, type Answer } from '../support/http';
import { readJournal } from './journal';
import type { ChangeOfEvent } from './writers';

/** The members of a received term change that are kept. */
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

/** Every type of term change, separated by commas. */
export const TYPES = termChangeTypes.join(',');

/** Reads the whole feed from its start. */
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

/** Returns the changes that a reader has received, in order. */
export const changesIn = (journal: string): ReceivedChange[] => readJournal(journal).flatMap(({ changes }) => changes);

export const idsOf = (changes: readonly ReceivedChange[]): string[] => changes.map(({ id }) => id);

export const withoutRepeats = (changes: readonly ReceivedChange[]): ReceivedChange[] => [
  ...new Map(changes.map((each) => [each.id, each])).values(),
];

/** Returns the ids of the changes of each partnership, in order. */
export const byPartnership = (changes: readonly ReceivedChange[]): ReadonlyMap<string, string[]> => {
  const ids = new Map<string, string[]>();
  for (const { id, partitionkey } of changes) ids.set(partitionkey, [...(ids.get(partitionkey) ?? []), id]);
  return ids;
};
