import { historyOf } from '#domain';
import { Database } from '#ledger';
import { PartnershipReader, readRecordings, type Recording } from '#read-models';
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
    const recorded = await readRecordings(this.database.pool, {
      partnershipId,
      upTo: version,
      limit: EVENTS_SHOWN + 1,
    });
    const recordings = recorded.slice(0, EVENTS_SHOWN);
    const standing = recordings.flatMap(standingContent);
    const announced = state.announcements;
    const said = [...standing, ...announced, ...histories.flatMap((history) => [...saidInHistory(history)])];
    const events = await Events.behind(this.reader, partnershipId, said);
    return {
      partnershipId,
      ...tellKnown(asked),
      events: standing.map((each) => tellEventDrawn(each, events)),
      moreEvents: recorded.length > EVENTS_SHOWN,
      recordings: recordings.map(({ state: _state, ...told }) => told),
      announced: announced.map((each) => tellAnnounced(state, each, events)),
      terms: histories.map((history) => tellHistoryDrawn(history, events)),
      links: { self: pinned(`/v1/partnerships/${partnershipId}/timeline`, asked, { between }) },
    };
  }
}

/** Acts upon other events, and the passing of time. */
const SAYS_NOTHING: ReadonlySet<Recording['type']> = new Set(['EventCorrected', 'EventRetracted', 'TermFellDue']);

/** An event about the world as it now stands; nothing if it was retracted. */
function standingContent({ type, version, state }: Recording): Said[] {
  if (SAYS_NOTHING.has(type) || state.state === 'retracted') return [];
  return [{ order: [version, 0], eventVersion: state.state === 'corrected' ? state.by : version }];
}
