import { literals, Slug } from '#contracts';
import { defineRoute, PageOf } from '#http';
import { Type } from 'typebox';
import { ClaimAnswer, DayBounds, EndAnswer, moreOf, named, Value } from '../answers/schemas';
import { pageParameters } from '../answers/page-links';
import { at, kindAndScope } from '../asking/parameters';
import { CALENDAR } from './expirations-calendar';

const problems = { 400: ['date-invalid', 'dates-reversed', 'page-token-invalid'] } as const;
/** Which terms are listed. */
const filters = {
  partnership: Type.Optional(Type.Unsafe<string>({ ...Slug, description: 'only terms of this partnership' })),
  party: Type.Optional(
    Type.Unsafe<string>({ ...Slug, description: 'only terms of partnerships that this is a party of' }),
  ),
  ...kindAndScope,
};
const alarm = Type.Optional(
  Type.Integer({
    minimum: 0,
    maximum: 3_650,
    description: 'an alarm so many days before the first day on which a term may end; none without it',
  }),
);
const bound = (description: string) => Type.Unsafe<string>({ ...at, description });

export const listExpirations = defineRoute({
  method: 'GET',
  path: '/v1/expirations',
  expensive: true,
  summary: 'List terms that end, or may end, in a period',
  description:
    'Contains terms with a stated end or a recorded end, as known now. Open conditions are named with the claim; they may come true on any day.',
  tag: 'Terms',
  query: Type.Object({
    from: bound('the first day of the period, or the first of a month, year …'),
    to: bound('its last day, or the last of a month, year …'),
    ...filters,
    ...pageParameters(500, 100),
  }),
  responses: {
    200: {
      description: 'one page, by partnership, kind and scope',
      otherTypes: [CALENDAR],
      schema: PageOf(
        named(
          'Expiration',
          Type.Object({
            partnershipId: Slug,
            kind: Slug,
            scope: Slug,
            value: Value,
            between: Type.Array(Slug),
            certainty: literals(['definitely', 'possibly'] as const, 'whether its last day lies in the period'),
            lastDay: DayBounds,
            claims: Type.Array(ClaimAnswer),
            endedBy: Type.Array(EndAnswer),
            moreClaims: moreOf('claims'),
            moreEndedBy: moreOf('endedBy'),
          }),
        ),
      ),
    },
  },
  problems,
});

export const subscribeExpirations = defineRoute({
  method: 'GET',
  path: '/v1/expirations.ics',
  expensive: true,
  summary: 'The same as a calendar (iCalendar)',
  description:
    'The entries are all-day events on the days on which the last day may lie. The default period is from one year ago to ten years ahead.',
  tag: 'Terms',
  query: Type.Object({
    from: Type.Optional(bound('the first day of the period, or the first of a month, year …')),
    to: Type.Optional(bound('its last day, or the last of a month, year …')),
    ...filters,
    alarm,
  }),
  responses: { 200: { description: 'RFC 5545', contentType: CALENDAR } },
  problems,
});

export const readPrivateCalendar = defineRoute({
  method: 'GET',
  path: '/v1/private/:token/expirations.ics',
  expensive: true,
  secretPath: true,
  summary: 'The calendar of a private address',
  description: 'The expirations of its subject, from one year ago to ten years ahead.',
  tag: 'Private addresses',
  scope: 'public',
  params: Type.Object({ token: Type.String({ maxLength: 100 }) }),
  query: Type.Object({ alarm }),
  responses: { 200: { description: 'RFC 5545', contentType: CALENDAR } },
  problems: { 404: ['not-found'] },
});
