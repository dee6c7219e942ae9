import type { EventFacts } from './event-facts';

/** An event as JSON members of answers. They are rendered once and reused. */
export class RenderedEvent {
  private read: EventFacts | null = null;

  constructor(
    /** `eventId` and `version`. */
    readonly identity: string,
    /** `title`, `assertedBy` and `sources`. */
    readonly assertion: string,
    /** The other facts. */
    private readonly rest: string,
  ) {}

  static of({ eventId, version, title, assertedBy, sources, ...rest }: EventFacts): RenderedEvent {
    return new RenderedEvent(
      membersOf({ eventId, version }),
      membersOf({ title, assertedBy, sources }),
      membersOf(rest),
    );
  }

  get facts(): EventFacts {
    this.read ??= JSON.parse(`{${this.texts.join(',')}}`) as EventFacts;
    return this.read;
  }

  get texts(): readonly [identity: string, assertion: string, rest: string] {
    return [this.identity, this.assertion, this.rest];
  }
}

const membersOf = (of: object): string => JSON.stringify(of).slice(1, -1);
