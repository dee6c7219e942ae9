import { ConditionExpression, literals, Scope, Slug } from '#contracts';
import { defineRoute, PageOf } from '#http';
import { Type } from 'typebox';
import { CalendarDay, ClaimAnswer, DayBounds, EndAnswer, moreOf, named } from '../answers/schemas';
import { pageParameters } from '../answers/page-links';
import { at, kindAndScope } from '../question/parameters';
import { questionFaults } from '../question/question-faults';
import { CALENDAR } from './expirations-calendar';

const problems = { 400: ['date-invalid', 'dates-reversed', 'page-token-invalid'] } as const;
/** The parameters that select the listed terms. */
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
const bound = (description: string) => Type.Optional(Type.Unsafe<string>({ ...at, description }));
const period = {
  from: bound('the first day of the period, or the first of a month, year …; default: one year ago'),
  to: bound('its last day, or the last of a month, year …; default: ten years ahead'),
};

export const listExpirations = defineRoute({
  method: 'GET',
  path: '/v1/expirations',
  expensive: true,
  summary: 'List terms that end, or may end, in a period, and deadlines of notice',
  description:
    'Contains terms with a stated end or a recorded end, deadlines of notice, renewals, and the last days on which what waits for a condition can start (`by`), as known now; at most 500 deadlines and renewals a term. Open conditions are named with the claim; they may come true on any day. `lastDay` is the last day in force; of `notice` and `renewal` that of the term that ends or renews itself, of `long-stop` the last day to start.',
  tag: 'Terms',
  query: Type.Object({
    ...period,
    ...filters,
    ...pageParameters(500, 100),
  }),
  checkQuery: questionFaults,
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
            scope: Scope,
            what: literals(
              ['end', 'notice', 'renewal', 'long-stop'] as const,
              'a value that ends, the last day on which notice is in time, the day on which a term renews itself, or the last day on which what waits for a condition can start',
            ),
            value: Type.Unsafe<unknown>({ description: 'typed by kind; null of what would suspend the term' }),
            between: Type.Array(Slug),
            mayBind: Type.Array(Slug),
            certainty: literals(
              ['definitely', 'possibly'] as const,
              'whether its last day lies in the period; of notice and renewal: whether it is in force then, and continues',
            ),
            lastDay: DayBounds,
            noticeBy: Type.Optional(
              Type.Unsafe<string>({
                ...CalendarDay,
                description: 'of `notice` and `renewal`: the last day for notice',
              }),
            ),
            renewsTo: Type.Optional(
              Type.Unsafe<string>({
                ...CalendarDay,
                description: 'of `notice` and `renewal`: the last day in force of the term that it renews to',
              }),
            ),
            waitsFor: Type.Optional(ConditionExpression),
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
    'The entries are all-day events on the days on which the last day may lie, on the last day for notice, on the day of a renewal, and on the last day to start.',
  tag: 'Terms',
  query: Type.Object({
    ...period,
    ...filters,
    alarm,
  }),
  checkQuery: questionFaults,
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
