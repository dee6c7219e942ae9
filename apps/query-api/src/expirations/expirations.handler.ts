import {
  claimAsOf,
  expirationsOf,
  formatDay,
  LAST_DAY,
  type Bounds,
  type Day,
  type Expiration,
  type PartnershipWorlds,
} from '#domain';
import { faulty } from '#http';
import { PartnershipReader, readExpiringTerms, type OpenPartnership, type TermPlace } from '#read-models';
import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { firstOf, listed, more } from '../answers/listed';
import type { Part } from '../answers/part';
import { tellBounds } from '../answers/tell';
import { heavySaid, writeClaim } from '../answers/write-claim';
import { writeTermEnd } from '../answers/write-end';
import { writeItems, type ItemPlace, type PlacedPart, type WrittenLists } from '../answers/write-items';
import { CLOCK, type Clock } from '../asking/clock';
import { dayOfDate, readAt } from '../asking/time-asked';
import { ReadDatabase } from '../reads/read-database';

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
  readonly lists: WrittenLists;
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
    private readonly database: ReadDatabase,
    private readonly reader: PartnershipReader,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ asked }: AskExpirations): Promise<Expirations> {
    const period = readPeriod(asked);
    const { after, skip, limit, kind, scope, partnership, party } = asked;
    const wanted = { from: period.lo, to: period.hi, after, limit, kind, scope, partnership, party };
    const places = await readExpiringTerms(this.database.pool, wanted);
    const opened = this.reader.openEach(places.map(({ partnershipId }) => ({ partnershipId })));
    const parts = partsAt(places, opened, { period, today: dayOfDate(this.clock()) });
    const { lists, reached } = await writeItems(this.reader, parts, { begin: { after, skip } });
    const last = places.length < limit ? null : { after: places.at(-1)!, skip: 0 };
    return { lists, reached: reached ?? last };
  }
}

async function* partsAt(
  places: readonly TermPlace[],
  opened: AsyncIterator<OpenPartnership | null>,
  { period, today }: { readonly period: Bounds; readonly today: Day },
): AsyncGenerator<PlacedPart> {
  for (const place of places) {
    const found = await opened.next();
    const worlds = found.done ? undefined : found.value?.worlds.at(today);
    if (!worlds) continue;
    for (const expiration of expirationsOf(worlds, place, period))
      yield { place, part: partOf(place, worlds, expiration) };
    yield { place, part: null };
  }
}

function partOf({ partnershipId, kind, scope }: TermPlace, worlds: PartnershipWorlds, expiration: Expiration): Part {
  const { what, between, mayBind, certainty, lastDay, claims: all } = expiration;
  const claims = firstOf(all).map((claim) => ({ claim, asOf: claimAsOf(worlds, claim, worlds.clock) }));
  const allEnds = 'endedBy' in expiration ? expiration.endedBy : [];
  const endedBy = firstOf(allEnds);
  const [allClaims, ends] = [all.length, allEnds.length];
  const value = expiration.value ?? 'null';
  const rest = JSON.stringify({ between, mayBind, certainty, lastDay: tellBounds(lastDay), ...tellMore(expiration) });
  return {
    partnershipId,
    list: 'items',
    said: [...claims.map(({ claim }) => claim), ...endedBy.map(({ by }) => by)],
    heavy: heavySaid(value, all),
    write: (events) => {
      const because = listed(claims, (claim) => writeClaim(claim, events), allClaims);
      const endings = listed(endedBy, (end) => writeTermEnd(end, events), ends);
      const beyond = `${more('moreClaims', because.more)}${more('moreEndedBy', endings.more)}`;
      const head = JSON.stringify({ partnershipId, kind, scope, what }).slice(0, -1);
      return `${head},"value":${events.value(value) ?? 'null'},${rest.slice(1, -1)},"claims":[${because.text}],"endedBy":[${endings.text}]${beyond}}`;
    },
  };
}

function tellMore(expiration: Expiration): object {
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

function readPeriod({ from, to }: ExpirationsAsked): Bounds {
  const period = { lo: readAt(from, 0, '/from').lo, hi: readAt(to, LAST_DAY, '/to').hi };
  if (period.lo <= period.hi) return period;
  const detail = 'the period ends before it begins';
  throw faulty('dates-reversed', [{ code: 'dates-reversed', pointer: '/to', detail }]);
}
