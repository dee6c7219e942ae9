import { literals } from '#contracts';
import { PARTY_ROLES, type Bounds, type PartyMembership } from '#domain';
import { Type, type Static } from 'typebox';
import { DayBounds, named, nullable } from '../answers/schemas';
import { renderBounds } from '../answers/render';

/** Renders the role of a party in a partnership. */
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
export type RenderedRole = Static<typeof RoleAnswer>;

export function renderRole({ role, certainty, since, until }: PartyMembership): RenderedRole {
  const render = (days: Bounds | null) => days && renderBounds(days);
  return { role, certainty, since: render(since), until: render(until) };
}
