import { formatDay, occurredIn, partiesOf, roleOfParty, type Profile } from '#domain';
import {
  PartnershipReader,
  readMemberships,
  readPartnership,
  readPartnerships,
  type PartnershipsRead,
  type PartnershipSummary,
  type PartnershipsWanted,
} from '#read-models';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Asker, partnershipUnknown } from '../asking/asker';
import { tellRole, type ToldRole } from '../parties/role';
import { ReadDatabase } from '../reads/read-database';

/** More than that would be an answer of megabytes. */
const MOST_PARTIES = 1_000;

type Listed = PartnershipSummary & { readonly role?: ToldRole };

export class AskPartnerships extends Query<{
  readonly items: readonly Listed[];
  readonly reached: PartnershipsRead['reached'];
}> {
  constructor(readonly wanted: PartnershipsWanted) {
    super();
  }
}

@QueryHandler(AskPartnerships)
export class PartnershipsHandler implements IQueryHandler<AskPartnerships> {
  constructor(
    private readonly database: ReadDatabase,
    private readonly asker: Asker,
  ) {}

  /** With the role of the party that they are asked for by. */
  async execute({ wanted }: AskPartnerships) {
    const { items, reached } = await readPartnerships(this.database.pool, wanted);
    const { party } = wanted;
    if (party === undefined) return { items, reached };
    const ids = items.map(({ partnershipId }) => partnershipId);
    const membershipsOf = await readMemberships(this.database.pool, ids);
    const today = this.asker.today();
    const roleIn = (id: string): ToldRole => tellRole(roleOfParty(party, membershipsOf(id), today));
    return { items: items.map((item) => ({ ...item, role: roleIn(item.partnershipId) })), reached };
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
    private readonly database: ReadDatabase,
    private readonly reader: PartnershipReader,
  ) {}

  async execute({ partnershipId }: AskPartnership) {
    const found = await readPartnership(this.database.pool, partnershipId);
    if (!found) throw partnershipUnknown(partnershipId);
    const { name, head, recordedAt, terms, firstRecordedAt } = found;
    // The head's own version: what has been recorded since belongs to the next answer.
    const opened = await this.reader.open({ partnershipId, version: head.version });
    const occurred = opened && occurredIn(opened.worlds.facts);
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
