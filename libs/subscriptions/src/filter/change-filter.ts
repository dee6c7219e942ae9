import { closed, ScopeFilter, Slug, TermChangeType } from '#contracts';
import type { FeedFilter } from '#feed';
import { Type, type Static, type TSchema } from 'typebox';

const listOf = <S extends TSchema>(item: S, description: string) =>
  Type.Optional(Type.Array(item, { minItems: 1, maxItems: 100, uniqueItems: true, description }));

/** The term changes that a subscription receives: all members must match, each with any of its values. */
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

/** Returns the partnership if the filter names exactly one, because the feed can select by it; otherwise null. */
export const onlyPartnership = ({ partnership }: ChangeFilter): string | null =>
  partnership?.length === 1 ? partnership[0]! : null;
