import { literals } from '#contracts';
import { PARTY_ROLES, type Bounds, type PartyMembership } from '#domain';
import { Type, type Static } from 'typebox';
import { DayBounds, named, nullable } from '../answers/schemas';
import { tellBounds } from '../answers/tell';

/** What a party is in a partnership. */
export const RoleAnswer = named(
  'PartyRole',
  Type.Object(
    {
      role: literals(PARTY_ROLES, 'on the current day; `third-party`: named, and never a party'),
      certainty: Type.Unsafe<'definitely' | 'possibly'>({
        ...literals(['definitely', 'possibly'] as const),
        description: '`possibly` on the days on which it may have joined or left already or not',
      }),
      since: nullable(DayBounds),
      until: nullable(DayBounds),
    },
    {
      description:
        '`since`: the first day as a party, null for a founder and for a third party; `until`: the last one, null if none is known',
    },
  ),
);
export type ToldRole = Static<typeof RoleAnswer>;

export function tellRole({ role, certainty, since, until }: PartyMembership): ToldRole {
  const tell = (days: Bounds | null) => days && tellBounds(days);
  return { role, certainty, since: tell(since), until: tell(until) };
}
