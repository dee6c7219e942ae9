import { FIRST_DAY, formatDay, LAST_DAY } from '#domain';
import { asksFor, inPieces, Input, Route, sendAs, type InputOf } from '#http';
import { Controller, Inject, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CLOCK, type Clock } from '../asking/clock';
import type { ItemPlace } from '../answers/write-items';
import { nextPage, pageText, placeOf, tokenOf } from '../answers/page-links';
import { dayOfDate, readAt } from '../asking/time-asked';
import { CALENDAR, expirationsAsCalendar, type CalendarEntry } from './expirations-calendar';
import { AskExpirations, type Expirations, type ExpirationsAsked } from './expirations.handler';
import { listExpirations, subscribeExpirations } from './expirations.route';

const YEAR = 366;
/** A calendar of more is of no use to anybody. */
const MOST_TERMS = 5_000;
const TERMS_AT_ONCE = 500;
/** Of what is known of the terms, in JSON. */
const MOST_ENTRY_BYTES = 8 * 1024 * 1024;

@Controller()
export class ExpirationsController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Route(listExpirations)
  async list(
    @Input() { query }: InputOf<typeof listExpirations>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    void reply.header('vary', 'accept');
    if (asksFor(request, CALENDAR)) return this.subscribe({ query }, request, reply);
    const { limit, after: token, ...filters } = query;
    const asked = new AskExpirations({ ...filters, ...placeOf(token), limit });
    const { items, reached } = await this.queries.execute(asked);
    const next = reached && nextPage('/v1/expirations', { ...filters, limit }, tokenOf(reached));
    void reply.header('content-type', 'application/json; charset=utf-8');
    return inPieces(reply, pageText({}, items, { next }));
  }

  @Route(subscribeExpirations)
  async subscribe(
    @Input() { query }: Pick<InputOf<typeof subscribeExpirations>, 'query'>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const now = this.clock();
    const today = dayOfDate(now);
    const { from = formatDay(today - YEAR), to = formatDay(today + 10 * YEAR), kind, scope } = query;
    const entries = await this.entries({ from, to, kind, scope });
    const period = { lo: readAt(from, FIRST_DAY, '/from').lo, hi: readAt(to, LAST_DAY, '/to').hi };
    sendAs(reply, CALENDAR, 'expirations.ics');
    return expirationsAsCalendar(entries, { origin: `${request.protocol}://${request.host}`, now, period });
  }

  private async entries(wanted: Omit<ExpirationsAsked, 'after' | 'skip' | 'limit'>): Promise<CalendarEntry[]> {
    const entries: CalendarEntry[] = [];
    let [place, bytes]: [ItemPlace | null, number] = [placeOf(undefined), 0];
    for (let terms = 0; place && terms < MOST_TERMS && bytes < MOST_ENTRY_BYTES; terms += TERMS_AT_ONCE) {
      const asked = new AskExpirations({ ...wanted, ...place, limit: TERMS_AT_ONCE });
      const page: Expirations = await this.queries.execute(asked);
      for (const item of page.items) {
        bytes += item.length;
        if (bytes < MOST_ENTRY_BYTES) entries.push(JSON.parse(item) as CalendarEntry);
      }
      place = page.reached;
    }
    return entries;
  }
}
