import { Instant, Uuid } from '#contracts';
import { Actor, decodePageToken, Input, ORIGIN_OF, pageOf, Route, type InputOf, type OriginOf } from '#http';
import { AUDIT, type Audit } from '#observability';
import { Subscriptions, type Position } from '#subscriptions';
import { Controller, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { orProblem } from './subscription-problems';
import { renderAttempt, renderSubscription } from './subscription.schema';
import {
  changeSubscription,
  createSubscription,
  deleteSubscription,
  listAttempts,
  listSubscriptions,
  showSubscription,
} from './subscriptions.route';

const ListKey = Type.Object({ createdAt: Instant, id: Uuid });

/** Converts `after` of a request: an end of the feed, or a cursor. */
export const positionOf = (after: string): Position =>
  after === 'now' || after === 'beginning' ? after : { cursor: after };

@Controller()
export class SubscriptionsController {
  constructor(
    private readonly subscriptions: Subscriptions,
    @Inject(AUDIT) private readonly audit: Audit,
    @Inject(ORIGIN_OF) private readonly originOf: OriginOf,
  ) {}

  @Route(createSubscription)
  async create(
    @Input() { body }: InputOf<typeof createSubscription>,
    @Actor() owner: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { url, description = null, filter = {}, format = 'cloudevents', after = 'now' } = body;
    const channel = format === 'cloudevents' ? { format } : { format, origin: this.originOf(request) };
    const wanted = { url, description, filter, channel, start: positionOf(after) };
    const { subscription, secret } = await orProblem(this.subscriptions.create(owner, wanted));
    this.audit({ act: 'subscription-created', actor: owner, subscription: subscription.id, to: URL.parse(url)?.host });
    void reply.header('location', `/v1/subscriptions/${subscription.id}`).header('cache-control', 'no-store');
    return { ...renderSubscription(subscription), secret };
  }

  @Route(listSubscriptions)
  async list(
    @Input() { query }: InputOf<typeof listSubscriptions>,
    @Actor() owner: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const after = query.after === undefined ? null : decodePageToken(query.after, ListKey);
    const rows = await this.subscriptions.list(owner, { after, limit: query.limit + 1 });
    const keyOf = ({ createdAt, id }: { createdAt: string; id: string }) => ({ createdAt, id });
    return pageOf(reply, rows.map(renderSubscription), { limit: query.limit, keyOf });
  }

  @Route(showSubscription)
  async show(@Input() { params: { id } }: InputOf<typeof showSubscription>, @Actor() owner: string) {
    return renderSubscription(await orProblem(this.subscriptions.get({ id, owner })));
  }

  @Route(changeSubscription)
  async change(@Input() { params: { id }, body }: InputOf<typeof changeSubscription>, @Actor() owner: string) {
    const changed = await orProblem(this.subscriptions.change({ id, owner }, body));
    this.audit({ act: 'subscription-changed', actor: owner, subscription: id, changed: Object.keys(body) });
    return renderSubscription(changed);
  }

  @Route(deleteSubscription)
  async remove(@Input() { params: { id } }: InputOf<typeof deleteSubscription>, @Actor() owner: string) {
    await orProblem(this.subscriptions.remove({ id, owner }));
    this.audit({ act: 'subscription-deleted', actor: owner, subscription: id });
  }

  @Route(listAttempts)
  async attempts(
    @Input() { params: { id }, query }: InputOf<typeof listAttempts>,
    @Actor() owner: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const before = query.after === undefined ? null : decodePageToken(query.after, Type.Integer({ minimum: 1 }));
    const rows = await orProblem(this.subscriptions.attempts({ id, owner }, { before, limit: query.limit + 1 }));
    const page = pageOf(reply, rows, { limit: query.limit, keyOf: ({ nth }) => nth });
    return { ...page, items: page.items.map(renderAttempt) };
  }
}
