import { literals, Slug } from '#contracts';
import { formatDay, partiesByDay, type PartnershipWorlds } from '#domain';
import { Type } from 'typebox';
import { Days, named, nullable } from '../answers/schemas';
import { renderDays } from '../answers/render';

/** A party with the days on which it belongs to the partnership. */
export const PartyDaysAnswer = named(
  'PartyDays',
  Type.Object({
    id: Slug,
    name: nullable(Type.String()),
    days: Type.Array(Type.Object({ ...Days.properties, certainty: literals(['definitely', 'possibly'] as const) }), {
      description: 'runs of days on which it is a party; a founder is from 0001-01-01 on',
    }),
    succeededBy: Type.Array(Slug, { description: 'the parties that took its place' }),
  }),
);

/** Renders who is a party on which days, as members of an answer. */
export function renderParties(worlds: PartnershipWorlds) {
  const { parties, moreParties, followedTo } = partiesByDay(worlds);
  return {
    parties: parties.map(({ party, name, runs, succeededBy }) => ({
      id: party,
      name,
      days: runs.map(({ from, to, certainty }) => ({ ...renderDays({ from, to }), certainty })),
      succeededBy,
    })),
    ...(moreParties > 0 ? { moreParties } : {}),
    ...(followedTo === null ? {} : { partiesTo: formatDay(followedTo) }),
  };
}
