import { namesOfEvent } from '#domain';
import type { Write } from '#postgres';
import type { RecordedEvent } from '../decisions/recorded-event';
import { registerNamesOfEvents, writeNames } from './register-names.sql';

/** The versions above one and up to another. */
export interface VersionRange {
  readonly above: number;
  readonly upTo: number;
}

/** Returns the rows of the parties and agreements in a batch. */
export function writesOfNames(events: readonly RecordedEvent[]): Write[] {
  const rows = new Map<string, readonly [partnershipId: string, what: string, id: string]>();
  for (const { partnershipId, event } of events) {
    const { parties, agreements } = namesOfEvent(event);
    for (const [what, ids] of [['party', parties] as const, ['agreement', agreements] as const])
      for (const id of ids) rows.set(`${partnershipId} ${what} ${id}`, [partnershipId, what, id]);
  }
  if (rows.size === 0) return [];
  const columns = [0, 1, 2].map((column) => [...rows.values()].map((row) => row[column]));
  return [{ statement: writeNames, values: columns }];
}

/** Returns the same rows for stored events that were not registered. */
export function writesOfStoredNames(
  partnerships: readonly { readonly id: string; readonly range: VersionRange | undefined }[],
): Write[] {
  const ranges = partnerships.flatMap(({ id, range }) => (range ? [{ id, ...range }] : []));
  if (ranges.length === 0) return [];
  return [
    {
      statement: registerNamesOfEvents,
      values: [ranges.map(({ id }) => id), ranges.map(({ above }) => above), ranges.map(({ upTo }) => upTo)],
    },
  ];
}
