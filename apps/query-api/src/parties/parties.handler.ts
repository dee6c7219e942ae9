import { roleOfParty } from '#domain';
import {
  readParties,
  readPartnershipsNaming,
  type Naming,
  type PartiesRead,
  type PartiesWanted,
  type PartnershipNaming,
} from '#read-models';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { PartnershipOpener } from '../question/partnership-opener';
import { renderRole } from './role';
import { ReadDatabase } from '../reads/read-database';

export class PartiesQuery extends Query<PartiesRead> {
  constructor(readonly wanted: PartiesWanted) {
    super();
  }
}

@QueryHandler(PartiesQuery)
export class PartiesHandler implements IQueryHandler<PartiesQuery> {
  constructor(private readonly database: ReadDatabase) {}

  execute({ wanted }: PartiesQuery): Promise<PartiesRead> {
    return readParties(this.database.pool, wanted);
  }
}

export interface PartyParameters {
  readonly party: string;
  readonly after: string;
  readonly limit: number;
}

export class PartyQuery extends Query<readonly RenderedPartnership[]> {
  constructor(readonly parameters: PartyParameters) {
    super();
  }
}

export type RenderedPartnership = ReturnType<typeof renderPartnership>;

@QueryHandler(PartyQuery)
export class PartyHandler implements IQueryHandler<PartyQuery> {
  constructor(
    private readonly database: ReadDatabase,
    private readonly opener: PartnershipOpener,
  ) {}

  async execute({ parameters }: PartyQuery): Promise<readonly RenderedPartnership[]> {
    const today = this.opener.today();
    const found = await readPartnershipsNaming(this.database.pool, parameters);
    return found.map((each) =>
      renderPartnership(each, renderRole(roleOfParty(parameters.party, each.memberships, today))),
    );
  }
}

const renderPartnership = (
  { partnershipId, name, namings, hasMoreNamings }: PartnershipNaming,
  role: ReturnType<typeof renderRole>,
) => ({
  partnershipId,
  name,
  ...role,
  names: namings.map(renderNaming),
  hasMoreNames: hasMoreNamings,
  links: { partnership: `/v1/partnerships/${partnershipId}` },
});

const renderNaming = ({ name, identifiers, eventId, version, correctedBy }: Naming) => ({
  name,
  ...(identifiers ? { identifiers } : {}),
  eventId,
  version,
  ...(correctedBy ? { correctedBy } : {}),
});
