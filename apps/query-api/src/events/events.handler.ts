import { type Queryable } from '#postgres';
import { readEvent, readEventIds, readEvents, readOrigins, type HistoricEvent, type Origin } from '#read-models';
import { Problem } from '#http';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { PartnershipOpener } from '../question/partnership-opener';
import { ReadDatabase } from '../reads/read-database';

type RenderedHistoricEvent = ReturnType<typeof render>;

export class EventsQuery extends Query<{
  readonly head: number;
  readonly events: RenderedHistoricEvent[];
  readonly more: boolean;
}> {
  constructor(readonly parameters: { readonly partnershipId: string; readonly after: number; readonly limit: number }) {
    super();
  }
}

@QueryHandler(EventsQuery)
export class EventsHandler implements IQueryHandler<EventsQuery> {
  constructor(
    private readonly opener: PartnershipOpener,
    private readonly database: ReadDatabase,
  ) {}

  async execute({ parameters }: EventsQuery) {
    const { head } = await this.opener.open(parameters);
    const { events, more } = await readEvents(this.database.pool, { ...parameters, upTo: head });
    return { head, events: await renderAll(this.database.pool, parameters.partnershipId, events), more };
  }
}

export class EventQuery extends Query<{ readonly head: number; readonly event: RenderedHistoricEvent }> {
  constructor(readonly parameters: { readonly partnershipId: string; readonly eventId: string }) {
    super();
  }
}

@QueryHandler(EventQuery)
export class EventHandler implements IQueryHandler<EventQuery> {
  constructor(
    private readonly opener: PartnershipOpener,
    private readonly database: ReadDatabase,
  ) {}

  async execute({ parameters }: EventQuery) {
    const { head } = await this.opener.open(parameters);
    const found = await readEvent(this.database.pool, { ...parameters, upTo: head });
    if (!found) throw eventUnknown(parameters);
    const [event] = await renderAll(this.database.pool, parameters.partnershipId, [found]);
    return { head, event: event! };
  }
}

const eventUnknown = ({ partnershipId, eventId }: { partnershipId: string; eventId: string }): Problem =>
  new Problem({
    status: 404,
    code: 'event-unknown',
    detail: `The partnership "${partnershipId}" has no event ${eventId}.`,
  });

async function renderAll(
  db: Queryable,
  partnershipId: string,
  events: readonly HistoricEvent[],
): Promise<RenderedHistoricEvent[]> {
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
    render(event, origins.get(event.version)!, isAct(event) ? ids.get(event.rootVersion) : undefined),
  );
}

const isAct = ({ version, rootVersion }: HistoricEvent): boolean => version !== rootVersion;

function render(
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
