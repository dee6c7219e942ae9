import type { Event, OriginalContent, Source, Standing } from '#contracts';

/** The facts of an event that answers contain: its current content, without its effects. */
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
  /** Set for an event that publishes an agreement. */
  readonly agreement?: { readonly title: string; readonly signed: string | null };
  /** Set for an event that ends an agreement or the partnership. `how` is set for agreements only. */
  readonly ending?: { readonly how: string | null; readonly reason: string | null };
}

/** Returns the facts of an event. For a correction they are those of its replacement, with the correction's own sources if the replacement names none. */
export function eventFacts(event: Event, version: number, recordedAt: string): EventFacts {
  const content = event.type === 'EventCorrected' ? event.data.replacement : event;
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
    ...(content.type === 'EventRetracted' ? {} : factsOfData(content)),
  };
}

function factsOfData({ type, data }: OriginalContent): Pick<EventFacts, 'agreement' | 'ending'> {
  switch (type) {
    case 'AgreementPublished': {
      const { title, signed = null } = data.agreement;
      return { agreement: { title, signed } };
    }
    case 'AgreementEnded':
      return { ending: { how: data.how, reason: data.reason ?? null } };
    case 'PartnershipEnded':
      return { ending: { how: null, reason: data.reason } };
    default:
      return {};
  }
}
