import { termChangeTypes, type ToldTermChange, type TermChangeType } from '#contracts';

/** Which term changes are wanted; what is left out does not narrow. */
export interface FeedFilter {
  readonly partnerships?: readonly string[] | undefined;
  readonly kinds?: readonly string[] | undefined;
  readonly scopes?: readonly string[] | undefined;
  /** All but `reaffirmed` and `announced` when left out. */
  readonly types?: readonly TermChangeType[] | undefined;
  readonly retroactive?: boolean | undefined;
}

/** What a filter looks at. */
export type FilteredFacts = Pick<ToldTermChange, 'type' | 'partnershipId' | 'kind' | 'scope' | 'retroactive'>;

/** These say that nothing changed, or what does not govern: whoever wants them asks for them. */
export const TYPES_ONLY_WHEN_ASKED: readonly TermChangeType[] = ['reaffirmed', 'announced'];

const BY_DEFAULT = termChangeTypes.filter((type) => !TYPES_ONLY_WHEN_ASKED.includes(type));

/** The filter as a function, to be made once per reader. */
export function wantedBy(filter: FeedFilter): (change: FilteredFacts) => boolean {
  const types = new Set(filter.types ?? BY_DEFAULT);
  const partnerships = filter.partnerships && new Set(filter.partnerships);
  const kinds = filter.kinds && new Set(filter.kinds);
  const scopes = filter.scopes && new Set(filter.scopes);
  const { retroactive } = filter;
  return (change) =>
    types.has(change.type) &&
    (partnerships?.has(change.partnershipId) ?? true) &&
    (kinds?.has(change.kind) ?? true) &&
    (scopes?.has(change.scope) ?? true) &&
    (retroactive === undefined || change.retroactive === retroactive);
}
