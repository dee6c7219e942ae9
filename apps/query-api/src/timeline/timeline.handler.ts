import { filterOf, isWanted, type TermsWanted } from '#domain';
import { PartnershipReader, readRecordings, type Recording } from '#read-models';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Part } from '../answers/part';
import type { StatementPlace } from '../answers/events';
import { etagOf, TaggedQuery, type TaggedAnswer } from '../answers/tagged-answer';
import { endOf, pinned, renderKnown } from '../answers/render-terms';
import { writeAnswer } from '../answers/write-answer';
import { PartnershipOpener, isLarge, type KnownPartnership } from '../question/partnership-opener';
import { readBetween } from '../question/parameters';
import type { KnownTimeParameters } from '../question/question-times';
import { renderParties } from './render-parties';
import { partOfAnnounced, partOfEvent, partsOfTerm } from './render-timeline';
import { ReadDatabase } from '../reads/read-database';

/** A picture cannot show a longer list. */
const EVENTS_SHOWN = 2_000;

export interface TimelineParameters extends KnownTimeParameters {
  readonly partnershipId: string;
  readonly between?: string | undefined;
  readonly kind?: string | undefined;
  readonly scope?: string | undefined;
  readonly after?: number | undefined;
}

export class TimelineQuery extends TaggedQuery<TimelineParameters> {}

@QueryHandler(TimelineQuery)
export class TimelineHandler implements IQueryHandler<TimelineQuery> {
  constructor(
    private readonly opener: PartnershipOpener,
    private readonly reader: PartnershipReader,
    private readonly database: ReadDatabase,
  ) {}

  async execute({
    parameters: { between, kind, scope, after, ...question },
    recipient,
  }: TimelineQuery): Promise<TaggedAnswer> {
    const wanted = { ...filterOf(kind, scope), between: readBetween(between) };
    const partnership = await this.opener.open(question);
    const etag = etagOf(partnership, between, kind, scope, after);
    if (recipient.holds(etag)) return { etag, parts: null };
    const { partnershipId, version } = partnership;
    const recorded = await readRecordings(this.database.pool, {
      partnershipId,
      upTo: version,
      limit: EVENTS_SHOWN + 1,
    });
    const recordings = recorded.slice(0, EVENTS_SHOWN);
    const plan = {
      head: {
        partnershipId,
        ...renderKnown(partnership),
        moreEvents: recorded.length > EVENTS_SHOWN,
        ...renderParties(partnership.worlds),
        recordings: recordings.map(({ version, recordedAt, type, origin }) => ({
          version,
          recordedAt,
          type,
          ...origin,
        })),
      },
      lists: ['events', 'announced', 'terms'],
      parts: partsOfTimeline(partnership, recordings, wanted),
      isHeavy: isLarge(partnership),
      skip: after ?? 0,
      tail: endOf(pinned(`/v1/partnerships/${partnershipId}/timeline`, partnership, { between, kind, scope })),
    };
    return { etag, parts: await writeAnswer(this.reader, plan, recipient.onLarge) };
  }
}

function* partsOfTimeline(
  { partnershipId, worlds: timeless, clock }: KnownPartnership,
  recordings: readonly Recording[],
  wanted: TermsWanted,
): Generator<Part> {
  const worlds = timeless.at(clock);
  for (const recording of recordings) {
    const statement = standingContent(recording);
    if (statement) yield partOfEvent(partnershipId, statement, recording.origin);
  }
  for (const announcement of worlds.facts.announcements) yield partOfAnnounced(partnershipId, worlds, announcement);
  for (const term of worlds.facts.terms)
    if (isWanted(wanted, term)) yield* partsOfTerm(partnershipId, worlds, term, wanted.between);
}

/** Events without content of their own: acts on other events, and days that fell due. */
const WITHOUT_CONTENT: ReadonlySet<Recording['type']> = new Set(['EventCorrected', 'EventRetracted', 'TermFellDue']);

/** Returns the place of an event's current content; null if it has none of its own or was retracted. */
function standingContent({ type, version, state }: Recording): StatementPlace | null {
  if (WITHOUT_CONTENT.has(type) || state.state === 'retracted') return null;
  return { order: [version, 0], eventVersion: state.state === 'corrected' ? state.by : version };
}
