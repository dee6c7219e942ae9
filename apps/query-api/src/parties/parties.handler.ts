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
import { Asker } from '../asking/asker';
import { tellRole } from './role';
import { ReadDatabase } from '../reads/read-database';

export class AskParties extends Query<PartiesRead> {
  constructor(readonly wanted: PartiesWanted) {
    super();
  }
}

@QueryHandler(AskParties)
export class PartiesHandler implements IQueryHandler<AskParties> {
  constructor(private readonly database: ReadDatabase) {}

  execute({ wanted }: AskParties): Promise<PartiesRead> {
    return readParties(this.database.pool, wanted);
  }
}

export interface PartyAsked {
  readonly party: string;
  readonly after: string;
  readonly limit: number;
}

export class AskParty extends Query<readonly ToldPartnership[]> {
  constructor(readonly asked: PartyAsked) {
    super();
  }
}

export type ToldPartnership = ReturnType<typeof tellPartnership>;

@QueryHandler(AskParty)
export class PartyHandler implements IQueryHandler<AskParty> {
  constructor(
    private readonly database: ReadDatabase,
    private readonly asker: Asker,
  ) {}

  async execute({ asked }: AskParty): Promise<readonly ToldPartnership[]> {
    const today = this.asker.today();
    const found = await readPartnershipsNaming(this.database.pool, asked);
    return found.map((each) => tellPartnership(each, tellRole(roleOfParty(asked.party, each.memberships, today))));
  }
}

const tellPartnership = (
  { partnershipId, name, namings, hasMoreNamings }: PartnershipNaming,
  role: ReturnType<typeof tellRole>,
) => ({
  partnershipId,
  name,
  ...role,
  names: namings.map(tellNaming),
  hasMoreNames: hasMoreNamings,
  links: { partnership: `/v1/partnerships/${partnershipId}` },
});

const tellNaming = ({ name, identifiers, eventId, version, correctedBy }: Naming) => ({
  name,
  ...(identifiers ? { identifiers } : {}),
  eventId,
  version,
  ...(correctedBy ? { correctedBy } : {}),
});
