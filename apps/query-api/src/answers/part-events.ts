import type { PartnershipReader, ToldEvent, VersionRef } from '#read-models';
import type { Part } from './part';
import { Events, refsOf } from './events';

const NO_VALUES: ReadonlyMap<string, string> = new Map();

/** What stands behind parts that are told together: read in one round trip, but for what is too heavy to be cached, which is read part by part. */
export class PartEvents {
  private last: { readonly partnershipId: string; readonly events: Events } | null = null;

  private constructor(
    private readonly reader: PartnershipReader,
    private readonly told: ReadonlyMap<string, ToldEvent>,
    private readonly isWhole: boolean,
  ) {}

  static async load(reader: PartnershipReader, parts: readonly Part[]): Promise<PartEvents> {
    const refs: VersionRef[] = [];
    for (const { partnershipId, said } of parts) refs.push(...refsOf(partnershipId, said));
    const { told, isWhole } = await reader.eventsBehind(refs);
    return new PartEvents(reader, told, isWhole);
  }

  /** Of one part: always what it would get alone. */
  of(part: Part): Events | Promise<Events> {
    return this.atHand(part) ?? this.alone(part);
  }

  /** The same, or null if some of it is still to be read. */
  atHand({ partnershipId, said, heavy }: Part): Events | null {
    if (heavy.length > 0) return null;
    const events = this.together(partnershipId);
    return this.isWhole || said.every((each) => events.has(each)) ? events : null;
  }

  private together(partnershipId: string): Events {
    if (this.last?.partnershipId !== partnershipId)
      this.last = { partnershipId, events: new Events(partnershipId, this.told, NO_VALUES, this.isWhole) };
    return this.last.events;
  }

  private async alone({ partnershipId, said, heavy }: Part): Promise<Events> {
    const refs = [...refsOf(partnershipId, said)];
    const [{ told, isWhole }, values] = await Promise.all([
      this.reader.eventsBehind(refs),
      heavy.length > 0 ? this.reader.heavyValues(partnershipId, heavy) : NO_VALUES,
    ]);
    return new Events(partnershipId, told, values, isWhole);
  }
}
