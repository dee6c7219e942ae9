import { type EventFacts, type StatementPlace, type RenderedEvent, heavyValueIn, versionKey } from '#read-models';

export type { StatementPlace };

/** The source of a statement: the identity and type of the event that was recorded first, and the facts that stand now. */
export interface Provenance {
  readonly eventId: string;
  readonly version: number;
  readonly facts: EventFacts;
  readonly correctedBy: { readonly eventId: string; readonly version: number } | null;
}

/** The events behind a part of an answer, and its heavy values. Both lack items that would make the part too large. */
export class Events {
  constructor(
    private readonly partnershipId: string,
    private readonly events: ReadonlyMap<string, RenderedEvent>,
    private readonly values: ReadonlyMap<string, string>,
    /** True if nothing was left out. */
    private readonly isWhole: boolean,
  ) {}

  has({ order: [root], eventVersion }: StatementPlace): boolean {
    if (this.isWhole) return true;
    return this.events.has(this.key(root)) && (root === eventVersion || this.events.has(this.key(eventVersion)));
  }

  /** Returns the JSON of a value by its cached form; null: it was left out. */
  value(cached: string): string | null {
    const heavy = heavyValueIn(cached);
    return heavy === null ? cached : (this.values.get(heavy) ?? null);
  }

  /** Returns the rendered event of a version. */
  textsOf(version: number): RenderedEvent {
    return this.events.get(this.key(version))!;
  }

  at(version: number): EventFacts {
    return this.textsOf(version).facts;
  }

  of({ order: [root], eventVersion }: StatementPlace): Provenance {
    const first = this.at(root);
    const { eventId, version, type } = first;
    if (eventVersion === root) return { eventId, version, facts: first, correctedBy: null };
    const now = this.at(eventVersion);
    return { eventId, version, facts: { ...now, type }, correctedBy: { eventId: now.eventId, version: now.version } };
  }

  private key(version: number): string {
    return versionKey({ partnershipId: this.partnershipId, version });
  }
}

export function* refsOf(
  partnershipId: string,
  statements: Iterable<StatementPlace>,
): Generator<{ partnershipId: string; version: number }> {
  for (const { order, eventVersion } of statements) {
    yield { partnershipId, version: order[0] };
    if (eventVersion !== order[0]) yield { partnershipId, version: eventVersion };
  }
}
