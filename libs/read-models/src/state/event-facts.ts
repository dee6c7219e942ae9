import type { Event, OriginalContent, Source, Standing } from '#contracts';

/** What answers tell of an event: what it says now that it stands, apart from its effects. */
export interface EventFacts {
  readonly eventId: string;
  readonly version: number;
  readonly title: string;
  readonly assertedBy: readonly string[];
  readonly sources: readonly Source[];
  readonly type: string;
  readonly recordedAt: string;
  readonly occurred: string;
  readonly standing: Standing;
}

/** The facts of an event; of a correction those of what it puts in place, with its own sources where that names none. */
export function eventFacts(event: Event, version: number, recordedAt: string): EventFacts {
  const content: Pick<OriginalContent, 'title' | 'occurred' | 'standing' | 'assertedBy' | 'sources'> =
    event.type === 'EventCorrected' ? event.data.replacement : event;
  return {
    eventId: event.id,
    version,
    title: content.title,
    assertedBy: content.assertedBy,
    sources: content.sources.length > 0 ? content.sources : event.sources,
    type: event.type,
    recordedAt,
    occurred: content.occurred,
    standing: content.standing,
  };
}
