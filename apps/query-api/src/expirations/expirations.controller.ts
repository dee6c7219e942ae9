import { FIRST_DAY, formatDay, LAST_DAY } from '#domain';
import { asksFor, decodePageToken, encodePageToken, Input, Route, sendAs, type InputOf } from '#http';
import { FIRST_TERM, type TermPlace } from '#read-models';
import { Controller, Inject, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CLOCK, type Clock } from '../asking/clock';
import { nextPage, TermPlaceToken } from '../asking/page';
import { dayOfDate, readAt } from '../asking/time-asked';
import { CALENDAR, expirationsAsCalendar, type CalendarEntry } from './expirations-calendar';
import { AskExpirations, type Expirations } from './expirations.handler';
import { listExpirations, subscribeExpirations } from './expirations.route';

const YEAR = 366;
/** A calendar of more is of no use to anybody. */
const MOST_TERMS = 5_000;
const TERMS_AT_ONCE = 500;

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
    const { from, to, limit, after: token } = query;
    const after = token === undefined ? FIRST_TERM : decodePageToken(token, TermPlaceToken);
    const { items, reached } = await this.queries.execute(new AskExpirations({ from, to, after, limit }));
    return { items, next: reached && nextPage('/v1/expirations', { from, to, limit }, encodePageToken(reached)) };
  }

  @Route(subscribeExpirations)
  async subscribe(
    @Input() { query }: Pick<InputOf<typeof subscribeExpirations>, 'query'>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const now = this.clock();
    const today = dayOfDate(now);
    const { from = formatDay(today - YEAR), to = formatDay(today + 10 * YEAR) } = query;
    const entries = await this.entries(from, to);
    const period = { lo: readAt(from, FIRST_DAY, '/from').lo, hi: readAt(to, LAST_DAY, '/to').hi };
    sendAs(reply, CALENDAR, 'expirations.ics');
    return expirationsAsCalendar(entries, { origin: `${request.protocol}://${request.host}`, now, period });
  }

  private async entries(from: string, to: string): Promise<CalendarEntry[]> {
    const entries: CalendarEntry[] = [];
    let after: TermPlace | null = FIRST_TERM;
    for (let terms = 0; after && terms < MOST_TERMS; terms += TERMS_AT_ONCE) {
      const page: Expirations = await this.queries.execute(
        new AskExpirations({ from, to, after, limit: TERMS_AT_ONCE }),
      );
      entries.push(...(page.items as CalendarEntry[]));
      after = page.reached;
    }
    return entries;
  }
}
