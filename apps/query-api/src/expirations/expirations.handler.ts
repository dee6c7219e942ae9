import { expirationsOf, LAST_DAY, valueText, type Bounds, type Expiration } from '#domain';
import { faulty } from '#http';
import { Database } from '#postgres';
import { PartnershipReader, readExpiringTerms, type OpenPartnership, type TermPlace } from '#read-models';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { firstOf, listed, more } from '../answers/listed';
import type { Part } from '../answers/part';
import { tellBounds, writeClaim, writeEnd } from '../answers/tell';
import { heavyClaims } from '../answers/tell-terms';
import { writeItems, type ItemPlace, type PlacedPart } from '../answers/write-items';
import { readAt } from '../asking/time-asked';

export interface ExpirationsAsked {
  readonly from: string;
  readonly to: string;
  readonly kind?: string | undefined;
  readonly scope?: string | undefined;
  readonly partnership?: string | undefined;
  readonly party?: string | undefined;
  readonly after: TermPlace;
  /** Items of the first term behind that place that have been told. */
  readonly skip: number;
  readonly limit: number;
}

export interface Expirations {
  /** As JSON. */
  readonly items: readonly string[];
  /** Where to go on; null: there is no more. */
  readonly reached: ItemPlace | null;
}

export class AskExpirations extends Query<Expirations> {
  constructor(readonly asked: ExpirationsAsked) {
    super();
  }
}

@QueryHandler(AskExpirations)
export class ExpirationsHandler implements IQueryHandler<AskExpirations> {
  constructor(
    private readonly database: Database,
    private readonly reader: PartnershipReader,
  ) {}

  async execute({ asked }: AskExpirations): Promise<Expirations> {
    const period = readPeriod(asked);
    const { after, skip, limit, kind, scope, partnership, party } = asked;
    const wanted = { from: period.lo, to: period.hi, after, limit, kind, scope, partnership, party };
    const places = await readExpiringTerms(this.database.pool, wanted);
    const opened = this.reader.openEach(places.map(({ partnershipId }) => ({ partnershipId })));
    const parts = partsAt(places, opened, period);
    const { items, reached } = await writeItems(this.reader, parts, { begin: { after, skip } });
    const last = places.length < limit ? null : { after: places.at(-1)!, skip: 0 };
    return { items, reached: reached ?? last };
  }
}

async function* partsAt(
  places: readonly TermPlace[],
  opened: AsyncIterator<OpenPartnership | null>,
  period: Bounds,
): AsyncGenerator<PlacedPart> {
  for (const place of places) {
    const found = await opened.next();
    const state = found.done ? undefined : found.value?.state;
    if (!state) continue;
    for (const expiration of expirationsOf(state, place, period)) yield { place, part: partOf(place, expiration) };
    yield { place, part: null };
  }
}

function partOf({ partnershipId, kind, scope }: TermPlace, expiration: Expiration): Part {
  const { answer, between, certainty, lastDay, claims: all, endedBy: allEnds } = expiration;
  const [claims, endedBy] = [firstOf(all), firstOf(allEnds)];
  const [allClaims, ends] = [all.length, allEnds.length];
  const value = valueText(answer);
  const rest = JSON.stringify({ between, certainty, lastDay: tellBounds(lastDay) }).slice(1, -1);
  return {
    partnershipId,
    list: 'items',
    said: [...claims, ...endedBy],
    heavy: heavyClaims(value, claims),
    write: (events) => {
      const because = listed(claims, (claim) => writeClaim(claim, events), allClaims);
      const endings = listed(endedBy, (claim) => writeEnd(claim, events), ends);
      const beyond = `${more('moreClaims', because.more)}${more('moreEndedBy', endings.more)}`;
      return `{"partnershipId":"${partnershipId}","kind":"${kind}","scope":"${scope}","value":${events.value(value) ?? 'null'},${rest},"claims":[${because.text}],"endedBy":[${endings.text}]${beyond}}`;
    },
  };
}

function readPeriod({ from, to }: ExpirationsAsked): Bounds {
  const period = { lo: readAt(from, 0, '/from').lo, hi: readAt(to, LAST_DAY, '/to').hi };
  if (period.lo <= period.hi) return period;
  const detail = 'the period ends before it begins';
  throw faulty('dates-reversed', [{ code: 'dates-reversed', pointer: '/to', detail }]);
}
