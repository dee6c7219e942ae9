import { closed, ScopeFilter, Slug, TermChangeType } from '#contracts';
import type { FeedFilter } from '#feed';
import { Type, type Static, type TSchema } from 'typebox';

const listOf = <S extends TSchema>(item: S, description: string) =>
  Type.Optional(Type.Array(item, { minItems: 1, maxItems: 100, uniqueItems: true, description }));

/** Which term changes a subscription is told of: within a member any of its values, and all members at once. */
export const ChangeFilter = closed(
  {
    partnership: listOf(Slug, 'only these partnerships'),
    kind: listOf(Slug, 'only terms of these kinds'),
    scope: listOf(ScopeFilter, 'only terms of these scopes; with `.*` behind one, also of all narrower ones'),
    type: listOf(
      TermChangeType,
      'only changes of these types; `reaffirmed` and `announced` come only when they are named here',
    ),
    retroactive: Type.Optional(
      Type.Boolean({
        description: 'only changes that do, or do not, change an answer about a day before they were recorded',
      }),
    ),
  },
  { $id: 'ChangeFilter' },
);
export type ChangeFilter = Static<typeof ChangeFilter>;

/** The same filter in the feed's words. */
export const feedFilterOf = ({ partnership, kind, scope, type, retroactive }: ChangeFilter): FeedFilter => ({
  partnerships: partnership,
  kinds: kind,
  scopes: scope,
  types: type,
  retroactive,
});

/** The one partnership that is asked for, by which the feed itself can look; null for none or several. */
export const onlyPartnership = ({ partnership }: ChangeFilter): string | null =>
  partnership?.length === 1 ? partnership[0]! : null;
