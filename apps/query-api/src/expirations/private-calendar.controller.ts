import { Input, notFound, ORIGIN_OF, Route, sendAs, type InputOf, type OriginOf } from '#http';
import { Database } from '#postgres';
import { readPrivateSubject } from '#subscriptions';
import { Controller, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Calendars } from './calendars';
import { CALENDAR } from './expirations-calendar';
import { readPrivateCalendar } from './expirations.route';

@Controller()
export class PrivateCalendarController {
  constructor(
    private readonly calendars: Calendars,
    private readonly database: Database,
    @Inject(ORIGIN_OF) private readonly originOf: OriginOf,
  ) {}

  @Route(readPrivateCalendar)
  async show(
    @Input() { params: { token }, query: { alarm } }: InputOf<typeof readPrivateCalendar>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const subject = await readPrivateSubject(this.database.pool, token);
    if (!subject) throw notFound('This address was revoked, or it never existed.');
    sendAs(reply, CALENDAR, 'expirations.ics');
    void reply.header('cache-control', 'private, no-cache');
    return this.calendars.of({ [subject.type]: subject.id, alarm }, this.originOf(request));
  }
}
