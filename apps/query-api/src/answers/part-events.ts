import type { PartnershipReader, RenderedEvent, VersionRef } from '#read-models';
import type { Part } from './part';
import { Events, refsOf } from './events';

const NO_VALUES: ReadonlyMap<string, string> = new Map();

/** The events behind the parts that are written together. They are read in one round trip, except for heavy ones, which are read part by part. */
export class PartEvents {
  private last: { readonly partnershipId: string; readonly events: Events } | null = null;

  private constructor(
    private readonly reader: PartnershipReader,
    private readonly events: ReadonlyMap<string, RenderedEvent>,
    private readonly isWhole: boolean,
  ) {}

  static async load(reader: PartnershipReader, parts: readonly Part[]): Promise<PartEvents> {
    const refs: VersionRef[] = [];
    for (const { partnershipId, statements } of parts) refs.push(...refsOf(partnershipId, statements));
    const { events, isWhole } = await reader.eventsBehind(refs);
    return new PartEvents(reader, events, isWhole);
  }

  /** Returns the events of one part: the same ones whether the part is read alone or with others. */
  of(part: Part): Events | Promise<Events> {
    return this.atHand(part) ?? this.alone(part);
  }

  /** Returns the same events, or null if some of them still have to be read. */
  atHand({ partnershipId, statements, heavy }: Part): Events | null {
    if (heavy.length > 0) return null;
    const events = this.together(partnershipId);
    return this.isWhole || statements.every((each) => events.has(each)) ? events : null;
  }

  private together(partnershipId: string): Events {
    if (this.last?.partnershipId !== partnershipId)
      this.last = { partnershipId, events: new Events(partnershipId, this.events, NO_VALUES, this.isWhole) };
    return this.last.events;
  }

  private async alone({ partnershipId, statements, heavy }: Part): Promise<Events> {
    const refs = [...refsOf(partnershipId, statements)];
    const [{ events, isWhole }, values] = await Promise.all([
      this.reader.eventsBehind(refs),
      heavy.length > 0 ? this.reader.heavyValues(partnershipId, heavy) : NO_VALUES,
    ]);
    return new Events(partnershipId, events, values, isWhole);
  }
}
