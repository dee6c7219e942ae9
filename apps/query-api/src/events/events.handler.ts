import { type Queryable } from '#postgres';
import { readEvent, readEventIds, readEvents, readOrigins, type HistoricEvent, type Origin } from '#read-models';
import { Problem } from '#http';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Asker } from '../asking/asker';
import { ReadDatabase } from '../reads/read-database';

type Told = ReturnType<typeof tell>;

export class AskEvents extends Query<{ readonly head: number; readonly events: Told[]; readonly more: boolean }> {
  constructor(readonly asked: { readonly partnershipId: string; readonly after: number; readonly limit: number }) {
    super();
  }
}

@QueryHandler(AskEvents)
export class EventsHandler implements IQueryHandler<AskEvents> {
  constructor(
    private readonly asker: Asker,
    private readonly database: ReadDatabase,
  ) {}

  async execute({ asked }: AskEvents) {
    const { head } = await this.asker.open(asked);
    const { events, more } = await readEvents(this.database.pool, { ...asked, upTo: head });
    return { head, events: await tellAll(this.database.pool, asked.partnershipId, events), more };
  }
}

export class AskEvent extends Query<{ readonly head: number; readonly event: Told }> {
  constructor(readonly asked: { readonly partnershipId: string; readonly eventId: string }) {
    super();
  }
}

@QueryHandler(AskEvent)
export class EventHandler implements IQueryHandler<AskEvent> {
  constructor(
    private readonly asker: Asker,
    private readonly database: ReadDatabase,
  ) {}

  async execute({ asked }: AskEvent) {
    const { head } = await this.asker.open(asked);
    const found = await readEvent(this.database.pool, { ...asked, upTo: head });
    if (!found) throw eventUnknown(asked);
    const [event] = await tellAll(this.database.pool, asked.partnershipId, [found]);
    return { head, event: event! };
  }
}

const eventUnknown = ({ partnershipId, eventId }: { partnershipId: string; eventId: string }): Problem =>
  new Problem({
    status: 404,
    code: 'event-unknown',
    detail: `The partnership "${partnershipId}" has no event ${eventId}.`,
  });

async function tellAll(db: Queryable, partnershipId: string, events: readonly HistoricEvent[]): Promise<Told[]> {
  const roots = events.filter(isAct).map(({ rootVersion }) => rootVersion);
  const [ids, origins] = await Promise.all([
    readEventIds(db, partnershipId, roots),
    readOrigins(
      db,
      partnershipId,
      events.map(({ version }) => version),
    ),
  ]);
  return events.map((event) =>
    tell(event, origins.get(event.version)!, isAct(event) ? ids.get(event.rootVersion) : undefined),
  );
}

const isAct = ({ version, rootVersion }: HistoricEvent): boolean => version !== rootVersion;

function tell(
  { version, rootVersion, recordedAt, event, state, by, acts, moreActs }: HistoricEvent,
  origin: Origin,
  rootId: string | undefined,
) {
  return {
    eventId: event.id,
    version,
    recordedAt,
    ...origin,
    state: state.state,
    ...(by ? { by: { eventId: by.eventId, version: by.version } } : {}),
    ...(rootId === undefined ? {} : { root: { eventId: rootId, version: rootVersion } }),
    acts,
    ...(moreActs > 0 ? { moreActs } : {}),
    event,
  };
}
