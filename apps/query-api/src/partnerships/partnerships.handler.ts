import { formatDay, occurredWithin, partiesOf, type Profile } from '#domain';
import { Database } from '#postgres';
import {
  PartnershipReader,
  readPartnership,
  readPartnerships,
  type PartnershipsRead,
  type PartnershipsWanted,
} from '#read-models';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { partnershipUnknown } from '../asking/asker';

/** More than that would be an answer of megabytes. */
const MOST_PARTIES = 1_000;

export class AskPartnerships extends Query<PartnershipsRead> {
  constructor(readonly wanted: PartnershipsWanted) {
    super();
  }
}

@QueryHandler(AskPartnerships)
export class PartnershipsHandler implements IQueryHandler<AskPartnerships> {
  constructor(private readonly database: Database) {}

  execute({ wanted }: AskPartnerships): Promise<PartnershipsRead> {
    return readPartnerships(this.database.pool, wanted);
  }
}

export class AskPartnership extends Query<{ readonly version: number; readonly answer: object }> {
  constructor(readonly partnershipId: string) {
    super();
  }
}

@QueryHandler(AskPartnership)
export class PartnershipHandler implements IQueryHandler<AskPartnership> {
  constructor(
    private readonly database: Database,
    private readonly reader: PartnershipReader,
  ) {}

  async execute({ partnershipId }: AskPartnership) {
    const found = await readPartnership(this.database.pool, partnershipId);
    if (!found) throw partnershipUnknown(partnershipId);
    const { name, head, recordedAt, terms, firstRecordedAt } = found;
    // The head's own version: what has been recorded since belongs to the next answer.
    const opened = await this.reader.open({ partnershipId, version: head.version });
    const occurred = opened && occurredWithin(opened.worlds.facts);
    const path = `/v1/partnerships/${partnershipId}`;
    const parties = partiesOf(found.profile as Profile);
    const answer = {
      partnershipId,
      name,
      parties: parties.slice(0, MOST_PARTIES),
      ...(parties.length > MOST_PARTIES ? { moreParties: parties.length - MOST_PARTIES } : {}),
      head,
      recordedAt,
      counts: { events: head.version, terms },
      occurred: { first: occurred && formatDay(occurred.lo), last: occurred && formatDay(occurred.hi) },
      recorded: { first: firstRecordedAt, last: recordedAt },
      links: { events: `${path}/events`, terms: `${path}/terms`, timeline: `${path}/timeline` },
    };
    return { version: head.version, answer };
  }
}
