import type { TermChangeEvent } from '#contracts';
import { readTraces } from '#feed';
import { inSpan, isTracing, traceHeaders, type TraceHeaders } from '#observability';
import type { Queryable } from '#postgres';
import type { Sent } from '../sending/send-webhook';

/** Delivers an event as part of the trace of its command, and sends the trace to the receiver. */
export async function tracedDelivery(
  db: Queryable,
  event: TermChangeEvent,
  deliver: (trace: TraceHeaders | undefined) => Promise<Sent>,
): Promise<Sent> {
  if (!isTracing()) return deliver(undefined);
  const traceparent = (await readTraces(db, [event])).get(event.id);
  const attributes = { 'partnership.id': event.partitionkey, 'cloudevents.event_id': event.id };
  const parent = traceparent === undefined ? undefined : { traceparent };
  return inSpan('deliver webhook', { kind: 'client', attributes, parent }, async (span) => {
    const sent = await deliver(traceHeaders());
    span?.setAttribute('partnership.outcome', sent.outcome.kind);
    if (sent.outcome.status !== null) span?.setAttribute('http.response.status_code', sent.outcome.status);
    return sent;
  });
}
