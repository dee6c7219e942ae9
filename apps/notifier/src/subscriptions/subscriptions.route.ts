import { closed, Uuid } from '#contracts';
import { defineRoute, PageOf } from '#http';
import { ChangeFilter, MessageFormat } from '#subscriptions';
import { Type } from 'typebox';
import {
  After,
  AttemptAnswer,
  Description,
  SubscriptionAnswer,
  SubscriptionWithSecret,
  Url,
} from './subscription.schema';

const tag = 'Subscriptions';
const scope = 'subscribe';
const params = Type.Object({ id: Uuid });
const unknown = ['not-found'];
const urlRefused = ['url-invalid', 'address-refused'];
const cursorRefused = ['cursor-malformed', 'cursor-foreign'];
const notNow = ['cursor-ahead', 'feed-not-ready'];
const pageQuery = {
  after: Type.Optional(Type.String({ maxLength: 512, description: '`next` of the previous page' })),
  limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
};

export const createSubscription = defineRoute({
  method: 'POST',
  path: '/v1/subscriptions',
  expensive: true,
  summary: 'Create a webhook subscription',
  description:
    'The service posts term changes to the URL as CloudEvents (structured JSON), signed according to Standard Webhooks. It sends the next one after the previous one was answered with 2xx. A failed delivery is retried for about three days; then the subscription is suspended and keeps its cursor. 410 disables the subscription. A term change may arrive more than once, always with the same `webhook-id`.\n\nWith another `format` than `cloudevents`, the default, a message for people is posted instead: one sentence, and a link to the page. It is signed and retried in the same way.',
  tag,
  scope,
  body: closed({
    url: Url,
    description: Type.Optional(Description),
    filter: Type.Optional(ChangeFilter),
    format: Type.Optional(MessageFormat),
    after: Type.Optional(After),
  }),
  responses: {
    201: { description: 'it is active', schema: SubscriptionWithSecret, headers: { Location: 'its address' } },
  },
  problems: { 400: cursorRefused, 409: ['too-many-subscriptions'], 422: urlRefused, 503: notNow },
});

export const listSubscriptions = defineRoute({
  method: 'GET',
  path: '/v1/subscriptions',
  summary: 'List your subscriptions',
  tag,
  scope,
  query: Type.Object(pageQuery),
  responses: { 200: { description: 'the oldest first', schema: PageOf(SubscriptionAnswer) } },
  problems: { 400: ['page-token-invalid'] },
});

export const showSubscription = defineRoute({
  method: 'GET',
  path: '/v1/subscriptions/:id',
  summary: 'Show a subscription and its progress',
  tag,
  scope,
  params,
  responses: { 200: { description: 'the subscription', schema: SubscriptionAnswer } },
  problems: { 404: unknown },
});

export const changeSubscription = defineRoute({
  method: 'PATCH',
  path: '/v1/subscriptions/:id',
  summary: 'Change a URL, filter or description',
  description:
    'The cursor does not change. If the URL or the filter changes, an active subscription tries its next event at once.',
  tag,
  scope,
  params,
  body: Type.Object(
    { url: Type.Optional(Url), description: Type.Optional(Description), filter: Type.Optional(ChangeFilter) },
    { additionalProperties: false, minProperties: 1 },
  ),
  responses: { 200: { description: 'as it is now', schema: SubscriptionAnswer } },
  problems: { 404: unknown, 422: urlRefused },
});

export const deleteSubscription = defineRoute({
  method: 'DELETE',
  path: '/v1/subscriptions/:id',
  summary: 'Delete a subscription',
  tag,
  scope,
  params,
  responses: { 204: { description: 'it is gone, with its cursor and its log of attempts' } },
  problems: { 404: unknown },
});

export const resumeSubscription = defineRoute({
  method: 'POST',
  path: '/v1/subscriptions/:id/resume',
  summary: 'Resume delivery',
  description: 'A suspended or disabled subscription becomes active again. A failing one is retried at once.',
  tag,
  scope,
  params,
  responses: { 200: { description: 'it is active', schema: SubscriptionAnswer } },
  problems: { 404: unknown },
});

export const rewindSubscription = defineRoute({
  method: 'POST',
  path: '/v1/subscriptions/:id/rewind',
  expensive: true,
  summary: 'Move the cursor and deliver from there',
  tag,
  scope,
  params,
  body: closed({ after: After }),
  responses: { 200: { description: 'it is active', schema: SubscriptionAnswer } },
  problems: { 400: cursorRefused, 404: unknown, 503: notNow },
});

export const skipEvent = defineRoute({
  method: 'POST',
  path: '/v1/subscriptions/:id/skip',
  expensive: true,
  summary: 'Skip the next event',
  description: 'A subscription that is not active stays inactive until it is resumed.',
  tag,
  scope,
  params,
  query: Type.Object({
    eventId: Type.Optional(
      Type.String({
        maxLength: 200,
        description: 'skip only if this is the next event, so that a repeated request skips only once',
      }),
    ),
  }),
  responses: {
    200: {
      description: 'the skipped event',
      schema: closed({ skipped: Type.String(), subscription: SubscriptionAnswer }),
    },
  },
  problems: { 404: unknown, 409: ['nothing-to-skip', 'not-the-next-event'], 503: ['cursor-ahead'] },
});

export const testSubscription = defineRoute({
  method: 'POST',
  path: '/v1/subscriptions/:id/test',
  expensive: true,
  summary: 'Send a signed test event',
  description:
    'The event is sent once and at once, in any state of the subscription, at most every ten seconds. The cursor does not change. The type of the event is `partnership.subscription.test`.',
  tag,
  scope,
  params,
  responses: { 200: { description: 'what the receiver made of it', schema: AttemptAnswer } },
  problems: { 404: unknown, 429: ['too-many-requests'] },
});

export const rotateSecret = defineRoute({
  method: 'POST',
  path: '/v1/subscriptions/:id/rotate-secret',
  summary: 'Replace the secret',
  description: 'For 24 hours, deliveries are signed with both secrets, so that a receiver can switch.',
  tag,
  scope,
  params,
  responses: { 200: { description: 'with the new secret', schema: SubscriptionWithSecret } },
  problems: { 404: unknown },
});

export const listAttempts = defineRoute({
  method: 'GET',
  path: '/v1/subscriptions/:id/attempts',
  summary: 'List the delivery attempts',
  description: 'About the last 1,000 deliveries, newest first.',
  tag,
  scope,
  params,
  query: Type.Object(pageQuery),
  responses: { 200: { description: 'attempts', schema: PageOf(AttemptAnswer) } },
  problems: { 400: ['page-token-invalid'], 404: unknown },
});
