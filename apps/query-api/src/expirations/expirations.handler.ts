import {
  claimAsOf,
  expirationsOf,
  formatDay,
  roleOfParty,
  type Bounds,
  type Day,
  type Expiration,
  type PartnershipWorlds,
} from '#domain';
import { PartnershipReader, readExpiringTerms, type OpenPartnership, type TermPlace } from '#read-models';
import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { firstOf, listed, more } from '../answers/listed';
import type { Part } from '../answers/part';
import { renderBounds } from '../answers/render';
import { heavyPlaces, writeClaim } from '../answers/write-claim';
import { writeTermEnd } from '../answers/write-end';
import { writeItems, type ItemPlace, type PlacedPart, type WrittenLists } from '../answers/write-items';
import { CLOCK, type Clock } from '../question/clock';
import { dayOfDate, readPeriod } from '../question/question-times';
import { ReadDatabase } from '../reads/read-database';

export interface ExpirationsParameters {
  readonly from: string;
  readonly to: string;
  readonly kind?: string | undefined;
  readonly scope?: string | undefined;
  readonly partnership?: string | undefined;
  readonly party?: string | undefined;
  readonly after: TermPlace;
  /** The number of items of the next term that were on earlier pages. */
  readonly skip: number;
  readonly limit: number;
}

export interface Expirations {
  readonly lists: WrittenLists;
  /** The place at which the next page begins; null: this is the last page. */
  readonly reached: ItemPlace | null;
}

export class ExpirationsQuery extends Query<Expirations> {
  constructor(readonly parameters: ExpirationsParameters) {
    super();
  }
}

@QueryHandler(ExpirationsQuery)
export class ExpirationsHandler implements IQueryHandler<ExpirationsQuery> {
  constructor(
    private readonly database: ReadDatabase,
    private readonly reader: PartnershipReader,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ parameters }: ExpirationsQuery): Promise<Expirations> {
    const period = readPeriod(parameters);
    const { after, skip, limit, kind, scope, partnership, party } = parameters;
    const wanted = { from: period.lo, to: period.hi, after, limit, kind, scope, partnership, party };
    const places = await readExpiringTerms(this.database.pool, wanted);
    const opened = this.reader.openEach(places.map(({ partnershipId }) => ({ partnershipId })));
    const parts = partsAt(places, opened, { period, today: dayOfDate(this.clock()), party });
    const { lists, reached } = await writeItems(this.reader, parts, { begin: { after, skip } });
    const last = places.length < limit ? null : { after: places.at(-1)!, skip: 0 };
    return { lists, reached: reached ?? last };
  }
}

async function* partsAt(
  places: readonly TermPlace[],
  opened: AsyncIterator<OpenPartnership | null>,
  { period, today, party }: { readonly period: Bounds; readonly today: Day; readonly party: string | undefined },
): AsyncGenerator<PlacedPart> {
  const isParty = new Map<string, boolean>();
  for (const place of places) {
    const found = await opened.next();
    const worlds = found.done ? undefined : found.value?.worlds.at(today);
    if (!worlds) continue;
    const { partnershipId } = place;
    const isWanted = isParty.get(partnershipId) ?? (party === undefined || isPartyIn(worlds, party, today));
    isParty.set(partnershipId, isWanted);
    if (isWanted)
      for (const expiration of expirationsOf(worlds, place, period))
        yield { place, part: partOf(place, worlds, expiration) };
    yield { place, part: null };
  }
}

/** Returns true if `party` is or will be a party. If the start is not definitive, the facts name no founders, so anyone named may be a party. */
const isPartyIn = ({ facts }: PartnershipWorlds, party: string, today: Day): boolean =>
  facts.founders.length === 0 || roleOfParty(party, facts, today).role === 'party';

function partOf({ partnershipId, kind, scope }: TermPlace, worlds: PartnershipWorlds, expiration: Expiration): Part {
  const { what, between, mayBind, certainty, lastDay, claims: all } = expiration;
  const claims = firstOf(all).map((claim) => ({ claim, asOf: claimAsOf(worlds, claim, worlds.clock) }));
  const allEnds = 'endedBy' in expiration ? expiration.endedBy : [];
  const endedBy = firstOf(allEnds);
  const [allClaims, ends] = [all.length, allEnds.length];
  const value = expiration.value ?? 'null';
  const rest = JSON.stringify({
    between,
    mayBind,
    certainty,
    lastDay: renderBounds(lastDay),
    ...renderMore(expiration),
  });
  return {
    partnershipId,
    list: 'items',
    statements: [...claims.map(({ claim }) => claim), ...endedBy.map(({ by }) => by)],
    heavy: heavyPlaces(value, all),
    write: (events) => {
      const because = listed(claims, (claim) => writeClaim(claim, events), allClaims);
      const endings = listed(endedBy, (end) => writeTermEnd(end, events), ends);
      const beyond = `${more('moreClaims', because.more)}${more('moreEndedBy', endings.more)}`;
      const head = JSON.stringify({ partnershipId, kind, scope, what }).slice(0, -1);
      return `${head},"value":${events.value(value) ?? 'null'},${rest.slice(1, -1)},"claims":[${because.text}],"endedBy":[${endings.text}]${beyond}}`;
    },
  };
}

function renderMore(expiration: Expiration): object {
  switch (expiration.what) {
    case 'end':
      return {};
    case 'notice':
    case 'renewal':
      return { noticeBy: formatDay(expiration.noticeBy), renewsTo: formatDay(expiration.renewsTo) };
    case 'long-stop':
      return { waitsFor: expiration.waitsFor };
  }
}
