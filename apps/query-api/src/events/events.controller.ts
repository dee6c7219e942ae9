import { decodePageToken, Input, isUnchanged, pageOf, Route, strongEtag, type InputOf } from '#http';
import { Controller, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { EventQuery, EventsQuery } from './events.handler';
import { listEvents, showEvent } from './events.route';

@Controller()
export class EventsController {
  constructor(private readonly queries: QueryBus) {}

  @Route(listEvents)
  async list(@Input() { params, query }: InputOf<typeof listEvents>, @Res({ passthrough: true }) reply: FastifyReply) {
    const { limit } = query;
    const after = query.after === undefined ? 0 : decodePageToken(query.after, Type.Integer({ minimum: 0 }));
    const parameters = { partnershipId: params.id, after, limit };
    const { head, events, more } = await this.queries.execute(new EventsQuery(parameters));
    if (isUnchanged(reply, strongEtag(head))) return undefined;
    return pageOf(reply, events, { limit, keyOf: ({ version }) => version, more });
  }

  @Route(showEvent)
  async show(@Input() { params }: InputOf<typeof showEvent>, @Res({ passthrough: true }) reply: FastifyReply) {
    const parameters = { partnershipId: params.id, eventId: params.eventId };
    const { head, event } = await this.queries.execute(new EventQuery(parameters));
    return isUnchanged(reply, strongEtag(head)) ? undefined : event;
  }
}
