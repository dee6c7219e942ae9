import { arePartiesSteady, formatDay, occurredIn, partiesOn, roleOfParty, type Day, type Profile } from '#domain';
import { MOST_PARTIES_LISTED } from '#ledger';
import {
  PartnershipReader,
  readChangedProfiles,
  readMemberships,
  readPartnership,
  readPartnerships,
  type PartnershipsRead,
  type PartnershipSummary,
  type PartnershipsWanted,
} from '#read-models';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { PartnershipOpener, partnershipUnknown } from '../question/partnership-opener';
import { renderRole, type RenderedRole } from '../parties/role';
import { dayOfDate } from '../question/question-times';
import { ReadDatabase } from '../reads/read-database';

/** A longer list would make the answer megabytes large. */
const MOST_PARTIES = 1_000;

type Listed = PartnershipSummary & { readonly role?: RenderedRole };

export class PartnershipsQuery extends Query<{
  readonly items: readonly Listed[];
  readonly reached: PartnershipsRead['reached'];
}> {
  constructor(readonly wanted: PartnershipsWanted) {
    super();
  }
}

@QueryHandler(PartnershipsQuery)
export class PartnershipsHandler implements IQueryHandler<PartnershipsQuery> {
  constructor(
    private readonly database: ReadDatabase,
    private readonly opener: PartnershipOpener,
  ) {}

  /** Returns partnerships with their current parties and, if the query names a party, with its role. */
  async execute({ wanted }: PartnershipsQuery) {
    const { items: stored, reached } = await readPartnerships(this.database.pool, wanted);
    const ids = stored.map(({ partnershipId }) => partnershipId);
    const today = this.opener.today();
    const { party } = wanted;
    const [profiles, membershipsOf] = await Promise.all([
      readChangedProfiles(this.database.pool, ids),
      party === undefined ? null : readMemberships(this.database.pool, ids),
    ]);
    const items = stored.map((item) => withParties(item, profiles.get(item.partnershipId), today));
    if (party === undefined || membershipsOf === null) return { items, reached };
    const roleIn = (id: string): RenderedRole => renderRole(roleOfParty(party, membershipsOf(id), today));
    return { items: items.map((item) => ({ ...item, role: roleIn(item.partnershipId) })), reached };
  }
}

/** A partnership in a list with the parties of a day, if they ever changed. */
function withParties({ moreParties, ...item }: PartnershipSummary, profile: unknown, day: Day): PartnershipSummary {
  if (profile === undefined) return { ...item, ...(moreParties === undefined ? {} : { moreParties }) };
  const parties = partiesOn(profile as Profile, day).map(({ id, name }) => ({ id, name }));
  const more = parties.length - MOST_PARTIES_LISTED;
  return { ...item, parties: parties.slice(0, MOST_PARTIES_LISTED), ...(more > 0 ? { moreParties: more } : {}) };
}

export class PartnershipQuery extends Query<{
  readonly version: number;
  /** True if the answer of this version has been the same on all days since. */
  readonly isSteady: boolean;
  readonly answer: object;
}> {
  constructor(readonly partnershipId: string) {
    super();
  }
}

@QueryHandler(PartnershipQuery)
export class PartnershipHandler implements IQueryHandler<PartnershipQuery> {
  constructor(
    private readonly database: ReadDatabase,
    private readonly reader: PartnershipReader,
    private readonly opener: PartnershipOpener,
  ) {}

  async execute({ partnershipId }: PartnershipQuery) {
    const found = await readPartnership(this.database.pool, partnershipId);
    if (!found) throw partnershipUnknown(partnershipId);
    const { name, head, recordedAt, terms, firstRecordedAt } = found;
    // Opens the version of the head that was read: later events belong to the next answer.
    const opened = await this.reader.open({ partnershipId, version: head.version });
    const occurred = opened && occurredIn(opened.worlds.facts);
    const path = `/v1/partnerships/${partnershipId}`;
    const profile = found.profile as Profile;
    const today = this.opener.today();
    const parties = partiesOn(profile, today);
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
    const isSteady = arePartiesSteady(profile, dayOfDate(new Date(recordedAt)), today);
    return { version: head.version, isSteady, answer };
  }
}
