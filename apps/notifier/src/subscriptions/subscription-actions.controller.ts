import { Actor, Input, Route, type InputOf } from '#http';
import { Subscriptions, type Sent } from '#subscriptions';
import { Controller, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { orProblem } from './subscription-problems';
import { renderSubscription } from './subscription.schema';
import { positionOf } from './subscriptions.controller';
import {
  resumeSubscription,
  rewindSubscription,
  rotateSecret,
  skipEvent,
  testSubscription,
} from './subscriptions.route';

/** What is done to a subscription, other than to read and to write it. */
@Controller()
export class SubscriptionActionsController {
  constructor(private readonly subscriptions: Subscriptions) {}

  @Route(resumeSubscription)
  async resume(@Input() { params: { id } }: InputOf<typeof resumeSubscription>, @Actor() owner: string) {
    return renderSubscription(await orProblem(this.subscriptions.resume({ id, owner })));
  }

  @Route(rewindSubscription)
  async rewind(@Input() { params: { id }, body }: InputOf<typeof rewindSubscription>, @Actor() owner: string) {
    return renderSubscription(await orProblem(this.subscriptions.rewind({ id, owner }, positionOf(body.after))));
  }

  @Route(skipEvent)
  async skip(@Input() { params: { id }, query }: InputOf<typeof skipEvent>, @Actor() owner: string) {
    const { skipped, subscription } = await orProblem(this.subscriptions.skip({ id, owner }, query.eventId ?? null));
    return { skipped, subscription: renderSubscription(subscription) };
  }

  @Route(testSubscription)
  async test(@Input() { params: { id } }: InputOf<typeof testSubscription>, @Actor() owner: string) {
    const { eventId, at, sent } = await orProblem(this.subscriptions.test({ id, owner }));
    return { eventId, at: at.toISOString(), attempt: 1, ...outcomeOf(sent) };
  }

  @Route(rotateSecret)
  async rotate(
    @Input() { params: { id } }: InputOf<typeof rotateSecret>,
    @Actor() owner: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { subscription, secret } = await orProblem(this.subscriptions.rotateSecret({ id, owner }));
    void reply.header('cache-control', 'no-store');
    return { ...renderSubscription(subscription), secret };
  }
}

function outcomeOf({ outcome, answer, durationMs }: Sent) {
  const failed = outcome.kind === 'failed' ? outcome : null;
  const { status } = outcome;
  return { outcome: failed?.reason ?? outcome.kind, status, detail: failed?.detail ?? null, answer, durationMs };
}
