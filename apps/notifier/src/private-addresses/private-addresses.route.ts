import { closed, Instant, Uuid } from '#contracts';
import { defineRoute, PageOf } from '#http';
import { PrivateSubject } from '#subscriptions';
import { Type } from 'typebox';
import { Description, WITHOUT_NUL } from '../subscriptions/subscription.schema';
import { ATOM } from '../term-changes/atom';

const tag = 'Private addresses';
const scope = 'subscribe';

const properties = { id: Uuid, subject: PrivateSubject, description: Description, createdAt: Instant };

export const PrivateAddressAnswer = closed(properties, { $id: 'PrivateAddress' });

const address = (description: string) =>
  Type.String({ description: `${description}; shown here and never again`, pattern: '^/v1/private/' });

const PrivateAddressCreated = closed(
  { ...properties, atom: address('the Atom feed of term changes'), calendar: address('the calendar of expirations') },
  { $id: 'PrivateAddressCreated' },
);

export const createPrivateAddress = defineRoute({
  method: 'POST',
  path: '/v1/private-addresses',
  expensive: true,
  summary: 'Create a private address',
  description:
    'Feed readers and calendars cannot send a bearer token. A private address has a secret in its path instead, and whoever knows it can read the feed and the calendar of this one subject, and nothing else, until it is revoked.',
  tag,
  scope,
  body: closed({ subject: PrivateSubject, description: Type.Optional(Description) }),
  responses: { 201: { description: 'its addresses, below that of the service', schema: PrivateAddressCreated } },
  problems: { 409: ['too-many-private-addresses'] },
});

export const listPrivateAddresses = defineRoute({
  method: 'GET',
  path: '/v1/private-addresses',
  summary: 'List your private addresses',
  description: 'Without their secrets: revoke a lost address and create a new one.',
  tag,
  scope,
  query: Type.Object({
    owner: Type.Optional(
      Type.String({
        maxLength: 200,
        pattern: WITHOUT_NUL,
        description: 'those of another actor; needs the scope `operate`',
      }),
    ),
    after: Type.Optional(Type.String({ maxLength: 512, description: '`next` of the previous page' })),
    limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
  }),
  responses: { 200: { description: 'the oldest first', schema: PageOf(PrivateAddressAnswer) } },
  problems: { 400: ['page-token-invalid'] },
});

export const revokePrivateAddress = defineRoute({
  method: 'DELETE',
  path: '/v1/private-addresses/:id',
  summary: 'Revoke a private address',
  description: 'With the scope `operate`, also that of another actor.',
  tag,
  scope,
  params: Type.Object({ id: Uuid }),
  responses: { 204: { description: 'it leads nowhere from now on' } },
  problems: { 404: ['not-found'] },
});

export const readPrivateFeed = defineRoute({
  method: 'GET',
  path: '/v1/private/:token/term-changes.atom',
  expensive: true,
  secretPath: true,
  summary: 'The Atom feed of a private address',
  description: 'The latest 50 term changes of its subject, newest first, without `reaffirmed` and `announced`.',
  tag,
  scope: 'public',
  params: Type.Object({ token: Type.String({ maxLength: 100 }) }),
  responses: { 200: { description: 'RFC 4287', contentType: ATOM } },
  problems: { 404: ['not-found'] },
});
