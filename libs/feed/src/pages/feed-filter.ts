import { isScopeWithin, readScopeFilter, termChangeTypes, type ToldTermChange, type TermChangeType } from '#contracts';

/** A filter of term changes. A member that is absent does not narrow the selection. */
export interface FeedFilter {
  readonly partnerships?: readonly string[] | undefined;
  readonly kinds?: readonly string[] | undefined;
  /** Scopes, or with `.*` behind them those and all narrower ones. */
  readonly scopes?: readonly string[] | undefined;
  /** By default all types except `reaffirmed` and `announced`. */
  readonly types?: readonly TermChangeType[] | undefined;
  readonly retroactive?: boolean | undefined;
}

/** The members of a term change that a filter tests. */
export type FilteredFacts = Pick<ToldTermChange, 'type' | 'partnershipId' | 'kind' | 'scope' | 'retroactive'>;

/** The types that are excluded by default: no answer changed, or the statement does not govern. */
export const TYPES_ON_REQUEST: readonly TermChangeType[] = ['reaffirmed', 'announced'];

const BY_DEFAULT = termChangeTypes.filter((type) => !TYPES_ON_REQUEST.includes(type));

/** Compiles a filter into a function, once per reader. */
export function wantedBy(filter: FeedFilter): (change: FilteredFacts) => boolean {
  const types = new Set(filter.types ?? BY_DEFAULT);
  const partnerships = filter.partnerships && new Set(filter.partnerships);
  const kinds = filter.kinds && new Set(filter.kinds);
  const scopes = filter.scopes?.map(readScopeFilter);
  const { retroactive } = filter;
  return (change) =>
    types.has(change.type) &&
    (partnerships?.has(change.partnershipId) ?? true) &&
    (kinds?.has(change.kind) ?? true) &&
    (scopes?.some((parts) => isScopeWithin(parts, change.scope)) ?? true) &&
    (retroactive === undefined || change.retroactive === retroactive);
}
