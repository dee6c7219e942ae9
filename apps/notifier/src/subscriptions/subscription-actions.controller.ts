import { Actor, Input, Route, type InputOf } from '#http';
import { AUDIT, type Audit } from '#observability';
import { Subscriptions, type Sent } from '#subscriptions';
import { Controller, Inject, Res } from '@nestjs/common';
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

/** Serves the actions on a subscription other than reading and writing it. */
@Controller()
export class SubscriptionActionsController {
  constructor(
    private readonly subscriptions: Subscriptions,
    @Inject(AUDIT) private readonly audit: Audit,
  ) {}

  @Route(resumeSubscription)
  async resume(@Input() { params: { id } }: InputOf<typeof resumeSubscription>, @Actor() owner: string) {
    const resumed = await orProblem(this.subscriptions.resume({ id, owner }));
    this.audit({ act: 'subscription-resumed', actor: owner, subscription: id });
    return renderSubscription(resumed);
  }

  @Route(rewindSubscription)
  async rewind(@Input() { params: { id }, body }: InputOf<typeof rewindSubscription>, @Actor() owner: string) {
    const rewound = await orProblem(this.subscriptions.rewind({ id, owner }, positionOf(body.after)));
    this.audit({ act: 'subscription-set-back', actor: owner, subscription: id, after: body.after });
    return renderSubscription(rewound);
  }

  @Route(skipEvent)
  async skip(@Input() { params: { id }, query }: InputOf<typeof skipEvent>, @Actor() owner: string) {
    const { skipped, subscription } = await orProblem(this.subscriptions.skip({ id, owner }, query.eventId ?? null));
    this.audit({ act: 'subscription-event-skipped', actor: owner, subscription: id, event: skipped });
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
    this.audit({ act: 'subscription-secret-rotated', actor: owner, subscription: id });
    void reply.header('cache-control', 'no-store');
    return { ...renderSubscription(subscription), secret };
  }
}

function outcomeOf({ outcome, answer, durationMs }: Sent) {
  const failed = outcome.kind === 'failed' ? outcome : null;
  const { status } = outcome;
  return { outcome: failed?.reason ?? outcome.kind, status, detail: failed?.detail ?? null, answer, durationMs };
}
