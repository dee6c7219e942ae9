import type { Event } from '#contracts';
import { rowsOf, type Queryable } from '#postgres';
import { valueOfAnswer } from '../claims/claim-row';
import { eventFacts } from './event-facts';
import { loadHeavyEvents, loadHeavyValues } from './load-state.sql';
import { RenderedEvent } from './rendered-event';

/** The place at which a value was stated: the root event's version, the ordinal within it, and the version of the event that supplies its content now. */
export interface StatementPlace {
  readonly order: readonly [version: number, ordinal: number];
  readonly eventVersion: number;
}

/** The most bytes of uncached events or values that are read for one part of an answer. */
const HEAVY_AT_ONCE = 2 * 1024 * 1024;

/** Reads the JSON of values by their placeholders, up to a bounded number of bytes and at least the first value. */
export async function readHeavyValues(
  db: Queryable,
  partnershipId: string,
  places: readonly StatementPlace[],
): Promise<ReadonlyMap<string, string>> {
  type Row = { answer: string | null; contested: string | null; hash: string };
  const rows = await rowsOf<Row>(db, loadHeavyValues, [
    partnershipId,
    places.map(({ order: [root] }) => root),
    places.map(({ order: [, ordinal] }) => ordinal),
    places.map(({ eventVersion }) => eventVersion),
    HEAVY_AT_ONCE,
  ]);
  return new Map(
    rows.map(({ hash, answer, contested }) => [hash, answer === null ? contested! : valueOfAnswer(answer)]),
  );
}

/** Reads events of one partnership by their versions, up to a bounded number of bytes and at least the first event. */
export async function readHeavyEvents(
  db: Queryable,
  refs: readonly { readonly partnershipId: string; readonly version: number }[],
): Promise<ReadonlyMap<number, RenderedEvent>> {
  const rows = await rowsOf<{ version: number; recorded_at: Date; body: Event }>(db, loadHeavyEvents, [
    refs[0]?.partnershipId,
    refs.map(({ version }) => version),
    HEAVY_AT_ONCE,
  ]);
  return new Map(
    rows.map(({ version, recorded_at, body }) => [
      version,
      RenderedEvent.of(eventFacts(body, version, recorded_at.toISOString())),
    ]),
  );
}
