import { filterOf, isWanted, type TermsWanted } from '#domain';
import { PartnershipReader, readRecordings, type Recording } from '#read-models';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Part } from '../answers/part';
import type { Said } from '../answers/events';
import { etagOf, TaggedQuery, type TaggedAnswer } from '../answers/tagged-answer';
import { endOf, pinned, tellKnown } from '../answers/tell-terms';
import { writeAnswer } from '../answers/write-answer';
import { Asker, takesMuch, type Asked } from '../asking/asker';
import { readBetween } from '../asking/parameters';
import type { KnownAsked } from '../asking/time-asked';
import { tellParties } from './tell-parties';
import { partOfAnnounced, partOfEvent, partsOfTerm } from './tell-timeline';
import { ReadDatabase } from '../reads/read-database';

/** More than a picture can show. */
const EVENTS_SHOWN = 2_000;

export interface TimelineAsked extends KnownAsked {
  readonly partnershipId: string;
  readonly between?: string | undefined;
  readonly kind?: string | undefined;
  readonly scope?: string | undefined;
  readonly after?: number | undefined;
}

export class AskTimeline extends TaggedQuery<TimelineAsked> {}

@QueryHandler(AskTimeline)
export class TimelineHandler implements IQueryHandler<AskTimeline> {
  constructor(
    private readonly asker: Asker,
    private readonly reader: PartnershipReader,
    private readonly database: ReadDatabase,
  ) {}

  async execute({
    asked: { between, kind, scope, after, ...question },
    recipient,
  }: AskTimeline): Promise<TaggedAnswer> {
    const wanted = { ...filterOf(kind, scope), between: readBetween(between) };
    const asked = await this.asker.open(question);
    const etag = etagOf(asked, between, kind, scope, after);
    if (recipient.holds(etag)) return { etag, parts: null };
    const { partnershipId, version } = asked;
    const recorded = await readRecordings(this.database.pool, {
      partnershipId,
      upTo: version,
      limit: EVENTS_SHOWN + 1,
    });
    const recordings = recorded.slice(0, EVENTS_SHOWN);
    const plan = {
      head: {
        partnershipId,
        ...tellKnown(asked),
        moreEvents: recorded.length > EVENTS_SHOWN,
        ...tellParties(asked.worlds),
        recordings: recordings.map(({ version, recordedAt, type, origin }) => ({
          version,
          recordedAt,
          type,
          ...origin,
        })),
      },
      lists: ['events', 'announced', 'terms'],
      parts: partsOfTimeline(asked, recordings, wanted),
      isHeavy: takesMuch(asked),
      skip: after ?? 0,
      tail: endOf(pinned(`/v1/partnerships/${partnershipId}/timeline`, asked, { between, kind, scope })),
    };
    return { etag, parts: await writeAnswer(this.reader, plan, recipient.onLarge) };
  }
}

function* partsOfTimeline(
  { partnershipId, worlds: timeless, clock }: Asked,
  recordings: readonly Recording[],
  wanted: TermsWanted,
): Generator<Part> {
  const worlds = timeless.at(clock);
  for (const recording of recordings) {
    const said = standingContent(recording);
    if (said) yield partOfEvent(partnershipId, said, recording.origin);
  }
  for (const said of worlds.facts.announcements) yield partOfAnnounced(partnershipId, worlds, said);
  for (const term of worlds.facts.terms)
    if (isWanted(wanted, term)) yield* partsOfTerm(partnershipId, worlds, term, wanted.between);
}

/** Acts upon other events, and the passing of time. */
const SAYS_NOTHING: ReadonlySet<Recording['type']> = new Set(['EventCorrected', 'EventRetracted', 'TermFellDue']);

/** An event about the world as it now stands; nothing if it was retracted. */
function standingContent({ type, version, state }: Recording): Said | null {
  if (SAYS_NOTHING.has(type) || state.state === 'retracted') return null;
  return { order: [version, 0], eventVersion: state.state === 'corrected' ? state.by : version };
}
