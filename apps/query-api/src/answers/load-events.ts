import type { PartnershipReader, ToldEvent } from '#read-models';
import type { Part } from './part';
import { Events, refsOf } from './provenance';

const NO_VALUES: ReadonlyMap<string, string> = new Map();

/** What stands behind parts that are told together: read in one round trip, but for what is too heavy to be held, which is read part by part. */
export class PartEvents {
  private constructor(
    private readonly reader: PartnershipReader,
    private readonly told: ReadonlyMap<string, ToldEvent>,
  ) {}

  static async load(reader: PartnershipReader, parts: readonly Part[]): Promise<PartEvents> {
    const refs = parts.flatMap(({ partnershipId, said }) => [...refsOf(partnershipId, said)]);
    return new PartEvents(reader, await reader.events(refs));
  }

  /** Of one part: always what it would get alone. */
  of(part: Part): Events | Promise<Events> {
    const events = new Events(part.partnershipId, this.told, NO_VALUES);
    return part.heavy.length === 0 && part.said.every((each) => events.has(each)) ? events : this.alone(part);
  }

  private async alone({ partnershipId, said, heavy }: Part): Promise<Events> {
    const [told, values] = await Promise.all([
      this.reader.events([...refsOf(partnershipId, said)]),
      heavy.length > 0 ? this.reader.heavyValues(partnershipId, heavy) : NO_VALUES,
    ]);
    return new Events(partnershipId, told, values);
  }
}
