import { Type } from 'typebox';
import { SCOPE_FILTER_PATTERN, SCOPE_FILTERS_PATTERN, SCOPE_PATTERN } from '../pattern-meanings';

/** Slugs joined by dots. `all` is only allowed as the whole scope. */
export const Scope = Type.String({
  pattern: SCOPE_PATTERN,
  maxLength: 128,
  description:
    'slugs joined by dots, from the general to the particular, at most 128 characters: "api", "api.stateless"; "all" contains every scope',
});

/** The scope of a query or a filter: a scope, or with the suffix `.*` the scope and all narrower ones. */
export const ScopeFilter = Type.String({
  pattern: SCOPE_FILTER_PATTERN,
  maxLength: 130,
  description: 'a scope ("api"), or a scope and all narrower ones ("api.*"); "all.*" means every scope',
});

/** Such filters in one parameter of a query, separated by commas. */
export const ScopeFilterList = Type.String({ pattern: SCOPE_FILTERS_PATTERN });

/** A scope filter as its parts: `within` is the scope that is named; null: every scope. */
export interface ScopeFilterParts {
  readonly within: string | null;
  readonly narrower: boolean;
}

export function readScopeFilter(text: string): ScopeFilterParts {
  if (!text.endsWith('.*')) return { within: text, narrower: false };
  const within = text.slice(0, -'.*'.length);
  return { within: within === 'all' ? null : within, narrower: true };
}

export const isScopeWithin = ({ within, narrower }: ScopeFilterParts, text: string): boolean =>
  within === null || text === within || (narrower && text.startsWith(`${within}.`));
