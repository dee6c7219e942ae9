import type { EventFacts, PartnershipReader, ToldEvent } from '#read-models';
import { versionKey } from '#read-models';

/** Something that an event said: the version of its root, and of the event that supplies its content now. */
export interface Said {
  readonly order: readonly [version: number, ordinal: number];
  readonly eventVersion: number;
}

/** Who says so: identity and type are those of the event that was recorded first, the rest is what stands now. */
export interface Provenance {
  readonly eventId: string;
  readonly version: number;
  readonly facts: EventFacts;
  readonly correctedBy: { readonly eventId: string; readonly version: number } | null;
}

/** The events behind an answer. */
export class Events {
  private constructor(
    private readonly partnershipId: string,
    private readonly told: ReadonlyMap<string, ToldEvent>,
  ) {}

  static async behind(reader: PartnershipReader, partnershipId: string, said: Iterable<Said>): Promise<Events> {
    return Events.of(partnershipId, await reader.events([...refsOf(partnershipId, said)]));
  }

  static of(partnershipId: string, told: ReadonlyMap<string, ToldEvent>): Events {
    return new Events(partnershipId, told);
  }

  /** As it is told in JSON. */
  textsOf(version: number): ToldEvent {
    return this.told.get(versionKey({ partnershipId: this.partnershipId, version }))!;
  }

  at(version: number): EventFacts {
    return this.textsOf(version).facts;
  }

  of({ order: [root], eventVersion }: Said): Provenance {
    const said = this.at(root);
    const { eventId, version, type } = said;
    if (eventVersion === root) return { eventId, version, facts: said, correctedBy: null };
    const now = this.at(eventVersion);
    return { eventId, version, facts: { ...now, type }, correctedBy: { eventId: now.eventId, version: now.version } };
  }
}

export function* refsOf(
  partnershipId: string,
  said: Iterable<Said>,
): Generator<{ partnershipId: string; version: number }> {
  for (const { order, eventVersion } of said) {
    yield { partnershipId, version: order[0] };
    if (eventVersion !== order[0]) yield { partnershipId, version: eventVersion };
  }
}
