import type { Event } from '#contracts';
import { rowsOf, type Queryable } from '#postgres';
import { valueOfAnswer } from '../claims/claim-row';
import { eventFacts } from './event-facts';
import { loadHeavyEvents, loadHeavyValues } from './load-state.sql';
import { ToldEvent } from './told-event';

/** Where a value was said: the root event's version, the place within it, and the version of the event that supplies it now. */
export interface SaidAt {
  readonly order: readonly [version: number, ordinal: number];
  readonly eventVersion: number;
}

/** Of what is too heavy to be cached, so much is read for one piece of an answer. */
const HEAVY_AT_ONCE = 2 * 1024 * 1024;

/** The JSON of values, by what stands in for them; a bounded number of bytes, at least the first. */
export async function readHeavyValues(
  db: Queryable,
  partnershipId: string,
  said: readonly SaidAt[],
): Promise<ReadonlyMap<string, string>> {
  type Row = { answer: string | null; contested: string | null; held: string };
  const rows = await rowsOf<Row>(db, loadHeavyValues, [
    partnershipId,
    said.map(({ order: [root] }) => root),
    said.map(({ order: [, ordinal] }) => ordinal),
    said.map(({ eventVersion }) => eventVersion),
    HEAVY_AT_ONCE,
  ]);
  return new Map(
    rows.map(({ held, answer, contested }) => [held, answer === null ? contested! : valueOfAnswer(answer)]),
  );
}

/** Events of one partnership, by their versions; a bounded number of bytes, at least the first. */
export async function readHeavyEvents(
  db: Queryable,
  refs: readonly { readonly partnershipId: string; readonly version: number }[],
): Promise<ReadonlyMap<number, ToldEvent>> {
  const rows = await rowsOf<{ version: number; recorded_at: Date; body: Event }>(db, loadHeavyEvents, [
    refs[0]?.partnershipId,
    refs.map(({ version }) => version),
    HEAVY_AT_ONCE,
  ]);
  return new Map(
    rows.map(({ version, recorded_at, body }) => [
      version,
      ToldEvent.of(eventFacts(body, version, recorded_at.toISOString())),
    ]),
  );
}
