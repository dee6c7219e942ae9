import type { TermKindRegistry } from '#contracts';
import { readPartnershipNames } from '#read-models';
import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { CLOCK, type Clock } from '../question/clock';
import { placeOf } from '../answers/page-links';
import type { ItemPlace } from '../answers/write-items';
import { dayOfDate, readPeriod } from '../question/question-times';
import { ReadDatabase } from '../reads/read-database';
import { TERM_KINDS } from '../registers/registers.controller';
import { periodOf } from './default-period';
import { expirationsAsCalendar, type CalendarEntry } from './expirations-calendar';
import { ExpirationsQuery, type Expirations, type ExpirationsParameters } from './expirations.handler';

/** The most terms of a calendar. */
const MOST_TERMS = 5_000;
const TERMS_AT_ONCE = 500;
/** The most entries of a calendar; a renewing term has many. Writing them takes about 2.5 s of uninterrupted processor time. */
const MOST_ENTRIES = 5_000;
/** The most bytes of the entries' JSON. */
const MOST_ENTRY_BYTES = 8 * 1024 * 1024;

type Filters = Pick<ExpirationsParameters, 'kind' | 'scope' | 'partnership' | 'party'>;

export interface CalendarParameters extends Filters {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Days before the first day on which a term may end. */
  readonly alarm?: number | undefined;
}

/** Expirations as calendars, by default from one year ago to ten years ahead. */
@Injectable()
export class Calendars {
  private readonly kinds: ReadonlyMap<string, string>;

  constructor(
    private readonly queries: QueryBus,
    private readonly database: ReadDatabase,
    @Inject(TERM_KINDS) { kinds }: Pick<TermKindRegistry, 'kinds'>,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.kinds = new Map(kinds.map(({ kind, title }) => [kind, title]));
  }

  async of({ alarm, ...parameters }: CalendarParameters, origin: string): Promise<string> {
    const now = this.clock();
    const { from, to, ...filters } = parameters;
    const wanted = periodOf({ from, to }, dayOfDate(now));
    const { entries, isComplete } = await this.entries({ ...wanted, ...filters });
    const period = readPeriod(wanted);
    const ids = [...new Set(entries.map(({ partnershipId }) => partnershipId))];
    const names = { partnerships: await readPartnershipNames(this.database.pool, ids), kinds: this.kinds };
    const about = filters.partnership;
    const title = about === undefined ? 'Terms of partnerships' : `Terms of ${names.partnerships.get(about) ?? about}`;
    return expirationsAsCalendar(entries, { title, names, origin, now, period, alarm, isComplete });
  }

  private async entries(wanted: Omit<ExpirationsParameters, 'after' | 'skip' | 'limit'>): Promise<Entries> {
    const entries: CalendarEntry[] = [];
    let [place, bytes, isFull]: [ItemPlace | null, number, boolean] = [placeOf(undefined), 0, false];
    for (let terms = 0; place && terms < MOST_TERMS && !isFull; terms += TERMS_AT_ONCE) {
      const query = new ExpirationsQuery({ ...wanted, ...place, limit: TERMS_AT_ONCE });
      const page: Expirations = await this.queries.execute(query);
      for (const item of page.lists.get('items') ?? []) {
        bytes += item.length;
        isFull ||= bytes >= MOST_ENTRY_BYTES || entries.length >= MOST_ENTRIES;
        if (isFull) break;
        entries.push(JSON.parse(item) as CalendarEntry);
      }
      place = page.reached;
    }
    return { entries, isComplete: place === null && !isFull };
  }
}

interface Entries {
  readonly entries: readonly CalendarEntry[];
  /** True if all entries of the period are included. */
  readonly isComplete: boolean;
}
