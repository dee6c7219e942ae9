import type { TermChangeEvent } from '#contracts';
import { readTraces, type FeedItem } from '#feed';
import { isTracing, startSpan, traceHeaders, withinSpan, type Span, type TraceHeaders } from '#observability';
import type { Queryable } from '#postgres';

/** The spans of a page of term changes that are published, each below the one of the command behind it. */
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

  /** What tells the readers of the topic which trace the record of a term change belongs to. */
  headersOf({ id, partitionkey }: TermChangeEvent): TraceHeaders | undefined {
    const traceparent = this.parents.get(id);
    if (traceparent === undefined) return undefined;
    const attributes = { 'messaging.system': 'kafka', 'partnership.id': partitionkey, 'cloudevents.event_id': id };
    const span = startSpan('publish', { kind: 'producer', attributes, parent: { traceparent } });
    this.spans.push(span);
    return withinSpan(span, traceHeaders);
  }

  /** All are published. */
  end(): void {
    for (const span of this.spans.splice(0)) span.end();
  }
}
