import type { TermChangeEvent } from '#contracts';
import { rowsOf, statement, type Queryable } from '#postgres';

const loadTraces = statement(
  'load-decision-traces',
  `SELECT requested.nth, t.traceparent FROM unnest($1::int[], $2::text[], $3::bigint[]) AS requested (nth, partnership_id, "offset")
   JOIN decision_trace t ON t.partnership_id = requested.partnership_id AND t."offset" = requested."offset"`,
);

/** Reads the trace of the decision behind each term change as a W3C `traceparent`. Traces exist only for recent decisions and if tracing is on. */
export async function readTraces(db: Queryable, events: readonly TermChangeEvent[]): Promise<Map<string, string>> {
  const rows = await rowsOf<{ nth: number; traceparent: string }>(db, loadTraces, [
    events.map((_, nth) => nth),
    events.map(({ partitionkey }) => partitionkey),
    events.map(({ sequence }) => Number(sequence.split('.', 1)[0])),
  ]);
  return new Map(rows.map(({ nth, traceparent }) => [events[nth]!.id, traceparent]));
}
