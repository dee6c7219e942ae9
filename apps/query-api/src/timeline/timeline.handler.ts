import { isCorrection } from '#contracts';
import { historyOf } from '#domain';
import { Database } from '#ledger';
import { PartnershipReader, readEvents, type HistoricEvent } from '#read-models';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Events, type Said } from '../answers/provenance';
import { etagOf, type TaggedAnswer } from '../answers/tagged-answer';
import { saidInHistory } from '../answers/tell-history';
import { pinned, tellKnown } from '../answers/tell-terms';
import { Asker, type Asked } from '../asking/asker';
import { readBetween } from '../asking/parameters';
import type { KnownAsked } from '../asking/time-asked';
import { tellAnnounced, tellEventDrawn, tellHistoryDrawn } from './tell-timeline';

/** More than a picture can show. */
const EVENTS_SHOWN = 2_000;

export class AskTimeline extends Query<TaggedAnswer> {
  constructor(readonly asked: KnownAsked & { readonly partnershipId: string; readonly between?: string | undefined }) {
    super();
  }
}

@QueryHandler(AskTimeline)
export class TimelineHandler implements IQueryHandler<AskTimeline> {
  constructor(
    private readonly asker: Asker,
    private readonly reader: PartnershipReader,
    private readonly database: Database,
  ) {}

  async execute({ asked: { between, ...question } }: AskTimeline): Promise<TaggedAnswer> {
    const parties = readBetween(between);
    const asked = await this.asker.open(question);
    return { etag: etagOf(asked, between ?? ''), answer: () => this.tell(asked, parties, between) };
  }

  private async tell(asked: Asked, parties: ReadonlySet<string> | null, between: string | undefined): Promise<object> {
    const { partnershipId, state, clock, version } = asked;
    const histories = state.terms
      .map((term) => historyOf(state, term, clock, parties))
      .filter(({ segments, contested }) => segments.length > 0 || contested.length > 0);
    const window = { partnershipId, upTo: version, after: 0, limit: EVENTS_SHOWN + 1 };
    const recorded = await readEvents(this.database.pool, window);
    const standing = recorded.slice(0, EVENTS_SHOWN).flatMap(standingContent);
    const announced = state.announcements;
    const said = [...standing, ...announced, ...histories.flatMap((history) => [...saidInHistory(history)])];
    const events = await Events.behind(this.reader, partnershipId, said);
    return {
      partnershipId,
      ...tellKnown(asked),
      events: standing.map((each) => tellEventDrawn(each, events)),
      moreEvents: recorded.length > EVENTS_SHOWN,
      recordings: recorded
        .slice(0, EVENTS_SHOWN)
        .map(({ event, version, recordedAt }) => ({ version, recordedAt, type: event.type })),
      announced: announced.map((each) => tellAnnounced(state, each, events)),
      terms: histories.map((history) => tellHistoryDrawn(history, events)),
      links: { self: pinned(`/v1/partnerships/${partnershipId}/timeline`, asked, { between }) },
    };
  }
}

/** An event about the world as it now stands; nothing if it was retracted. */
function standingContent({ event, version, state }: HistoricEvent): Said[] {
  if (isCorrection(event) || event.type === 'TermFellDue' || state.state === 'retracted') return [];
  return [{ order: [version, 0], eventVersion: state.state === 'corrected' ? state.by : version }];
}
