import type { TermChangeEvent } from '#contracts';
import { readTraces, type FeedItem } from '#feed';
import { isTracing, startSpan, traceHeaders, withinSpan, type Span, type TraceHeaders } from '#observability';
import type { Queryable } from '#postgres';

/** The spans of publishing a page of term changes. The parent of each is the span of its command. */
export class OutletTraces {
  private readonly spans: Span[] = [];

  private constructor(private readonly parents: ReadonlyMap<string, string>) {}

  static async of(db: Queryable, items: readonly FeedItem[]): Promise<OutletTraces> {
    const isTraced = isTracing() && items.length > 0;
    return new OutletTraces(
      isTraced
        ? await readTraces(
            db,
            items.map(({ event }) => event),
          )
        : new Map(),
    );
  }

  /** Returns the record headers with the trace of a term change. */
  headersOf({ id, partitionkey }: TermChangeEvent): TraceHeaders | undefined {
    const traceparent = this.parents.get(id);
    if (traceparent === undefined) return undefined;
    const attributes = { 'messaging.system': 'kafka', 'partnership.id': partitionkey, 'cloudevents.event_id': id };
    const span = startSpan('publish', { kind: 'producer', attributes, parent: { traceparent } });
    this.spans.push(span);
    return withinSpan(span, traceHeaders);
  }

  /** Ends all spans after the page was published. */
  end(): void {
    for (const span of this.spans.splice(0)) span.end();
  }
}
