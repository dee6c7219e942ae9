import type { LogRecord } from '#event-log';
import { isTracing, startSpan } from '#observability';
import { traceOf } from './decision-traces';

/**
 * Emits a span for each record that belongs to a trace: from `startedAt`, when its batch was taken (milliseconds since 1970), until now, after the
 * commit.
 */
export function traceProjection(records: readonly LogRecord[], startedAt: number): void {
  if (!isTracing()) return;
  for (const record of records) {
    const parent = traceOf(record);
    if (!parent) continue;
    const attributes = {
      'messaging.system': 'kafka',
      'messaging.destination.partition.id': String(record.partition),
      'messaging.kafka.offset': record.offset,
      'messaging.batch.message_count': records.length,
      ...(record.key !== null && { 'partnership.id': record.key }),
    };
    startSpan('project', { kind: 'consumer', attributes, parent, startedAt }).end();
  }
}
