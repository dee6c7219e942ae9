import { expirationsOf, LAST_DAY, type Bounds, type Expiration } from '#domain';
import { faulty } from '#http';
import { Database } from '#ledger';
import { PartnershipReader, readExpiringTerms, type TermPlace } from '#read-models';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Events, refsOf } from '../answers/provenance';
import { tellBounds, tellClaim, tellEnd } from '../answers/tell';
import { readAt } from '../asking/time-asked';

export interface ExpirationsAsked {
  readonly from: string;
  readonly to: string;
  readonly after: TermPlace;
  readonly limit: number;
}

export interface Expirations {
  readonly items: readonly object[];
  /** Where to go on; null: there is no more. */
  readonly reached: TermPlace | null;
}

export class AskExpirations extends Query<Expirations> {
  constructor(readonly asked: ExpirationsAsked) {
    super();
  }
}

interface Found extends Expiration {
  readonly partnershipId: string;
}

@QueryHandler(AskExpirations)
export class ExpirationsHandler implements IQueryHandler<AskExpirations> {
  constructor(
    private readonly database: Database,
    private readonly reader: PartnershipReader,
  ) {}

  async execute({ asked }: AskExpirations): Promise<Expirations> {
    const period = readPeriod(asked);
    const { after, limit } = asked;
    const places = await readExpiringTerms(this.database.pool, { from: period.lo, to: period.hi, after, limit });
    const opened = await this.reader.openMany(places.map(({ partnershipId }) => ({ partnershipId })));
    const found = places.flatMap(({ partnershipId, kind, scope }, index): Found[] =>
      expirationsOf(opened[index]!.state, { kind, scope }, period).map((each) => ({ partnershipId, ...each })),
    );
    const events = await this.reader.events(
      found.flatMap(({ partnershipId, claims, endedBy }) => [...refsOf(partnershipId, [...claims, ...endedBy])]),
    );
    return {
      items: found.map((each) => tell(each, Events.of(each.partnershipId, events))),
      reached: places.length < limit ? null : places.at(-1)!,
    };
  }
}

const tell = ({ partnershipId, term, value, between, certainty, lastDay, claims, endedBy }: Found, events: Events) => ({
  partnershipId,
  kind: term.kind,
  scope: term.scope,
  value,
  between,
  certainty,
  lastDay: tellBounds(lastDay),
  claims: claims.map((claim) => tellClaim(claim, events)),
  endedBy: endedBy.map((claim) => tellEnd(claim, events)),
});

function readPeriod({ from, to }: ExpirationsAsked): Bounds {
  const period = { lo: readAt(from, 0, '/from').lo, hi: readAt(to, LAST_DAY, '/to').hi };
  if (period.lo <= period.hi) return period;
  const detail = 'the period ends before it begins';
  throw faulty('dates-reversed', [{ code: 'dates-reversed', pointer: '/to', detail }]);
}
