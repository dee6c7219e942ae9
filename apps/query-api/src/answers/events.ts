import { type EventFacts, type SaidAt, type ToldEvent, heavyValueIn, versionKey } from '#read-models';

/** Something that an event said: the version of its root, and of the event that supplies its content now. */
export type Said = SaidAt;

/** Who says so: identity and type are those of the event that was recorded first, the rest is what stands now. */
export interface Provenance {
  readonly eventId: string;
  readonly version: number;
  readonly facts: EventFacts;
  readonly correctedBy: { readonly eventId: string; readonly version: number } | null;
}

/** The events behind a piece of an answer, and the values that are too heavy to be cached. Both may lack what would make the piece too large. */
export class Events {
  constructor(
    private readonly partnershipId: string,
    private readonly told: ReadonlyMap<string, ToldEvent>,
    private readonly values: ReadonlyMap<string, string>,
    /** Whether nothing was left out. */
    private readonly isWhole: boolean,
  ) {}

  has({ order: [root], eventVersion }: Said): boolean {
    if (this.isWhole) return true;
    return this.told.has(this.key(root)) && (root === eventVersion || this.told.has(this.key(eventVersion)));
  }

  /** The JSON of a value, given as it is cached; null if it was left out. */
  value(cached: string): string | null {
    const heavy = heavyValueIn(cached);
    return heavy === null ? cached : (this.values.get(heavy) ?? null);
  }

  /** As it is told in JSON. */
  textsOf(version: number): ToldEvent {
    return this.told.get(this.key(version))!;
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

  private key(version: number): string {
    return versionKey({ partnershipId: this.partnershipId, version });
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
