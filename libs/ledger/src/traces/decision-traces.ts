import { isTracing } from '#observability';
import type { LogRecord } from '#event-log';
import { statement, type Write } from '#postgres';
import type { EffectiveDecision } from '../decisions/recorded-event';

/** W3C Trace Context, 3.2. Anybody who may write to the log can put anything there. */
const TRACEPARENT = /^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/;

/** The number of latest records of a partition whose trace is stored. Deliveries of older records have no trace. */
const TRACED_RECORDS = 10_000;

const writeTraces = statement(
  'write-decision-traces',
  `INSERT INTO decision_trace (partition, "offset", partnership_id, traceparent) SELECT * FROM unnest($1::int[], $2::bigint[], $3::text[], $4::text[])
   ON CONFLICT DO NOTHING`,
);

const forgetTraces = statement(
  'forget-decision-traces',
  `DELETE FROM decision_trace t USING unnest($1::int[], $2::bigint[]) AS oldest (partition, "offset")
   WHERE t.partition = oldest.partition AND t."offset" < oldest."offset"`,
);

/** Returns the headers with the trace context of a record; undefined if it has none or if tracing is off. */
export function traceOf({ headers }: Pick<LogRecord, 'headers'>): Readonly<Record<string, string>> | undefined {
  return isTracing() && TRACEPARENT.test(headers?.['traceparent'] ?? '') ? headers : undefined;
}

/** Returns the rows from which the delivery of term changes reads the traces of decisions. */
export function writesOfTraces(effective: readonly EffectiveDecision[], records: readonly LogRecord[]): Write[] {
  const traced = records.filter((record) => traceOf(record));
  if (traced.length === 0) return [];
  const places = new Set(effective.map(({ place }) => `${place.partition}:${place.offset}`));
  const rows = traced.filter(({ partition, offset }) => places.has(`${partition}:${offset}`));
  const latest = new Map(rows.map(({ partition, offset }) => [partition, offset]));
  return [
    {
      statement: writeTraces,
      values: [
        rows.map(({ partition }) => partition),
        rows.map(({ offset }) => offset),
        rows.map(({ key }) => key),
        rows.map(({ headers }) => headers!['traceparent']),
      ],
    },
    {
      statement: forgetTraces,
      values: [[...latest.keys()], [...latest.values()].map((offset) => offset - TRACED_RECORDS)],
    },
  ];
}
