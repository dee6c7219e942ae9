import { namesPattern, ScopeFilterList, SLUGS_PATTERN, termChangeTypes, type TermChangeType } from '#contracts';
import type { FeedFilter } from '#feed';
import { Type, type Static, type TObject, type TString } from 'typebox';

const listOf = (pattern: string, description: string) => inCommas(Type.String({ pattern }), description);
const inCommas = (list: TString, description: string) =>
  Type.Optional(Type.Array(list, { description: `${description}; several by commas` }));

/** The query parameters that narrow the feed, the same on every channel. */
export const filterParameters = {
  partnership: listOf(SLUGS_PATTERN, 'only these partnerships'),
  kind: listOf(SLUGS_PATTERN, 'only terms of these kinds'),
  scope: inCommas(ScopeFilterList, 'only terms of these scopes; with `.*` behind one, also of all narrower ones'),
  type: listOf(
    namesPattern(termChangeTypes),
    'only changes of these types; `reaffirmed` and `announced` come only when they are named here',
  ),
  retroactive: Type.Optional(
    Type.Boolean({
      description: 'only changes that do, or do not, change an answer about a day before they were recorded',
    }),
  ),
};

type FilterQuery = Static<TObject<typeof filterParameters>>;

export const filterOf = (query: FilterQuery): FeedFilter => ({
  partnerships: each(query.partnership),
  kinds: each(query.kind),
  scopes: each(query.scope),
  types: each(query.type) as TermChangeType[] | undefined,
  retroactive: query.retroactive,
});

const each = (lists: readonly string[] | undefined): string[] | undefined => lists?.flatMap((list) => list.split(','));
