import { Type } from 'typebox';

const slug = '[a-z0-9]+(-[a-z0-9]+)*';
const scope = `(?!all\\.)(?!.*\\.all(\\.|$))${slug}(\\.${slug})*`;

/** Slugs joined by dots. `all` is only allowed as the whole scope. */
export const Scope = Type.String({
  pattern: `^${scope}$`,
  maxLength: 128,
  description:
    'slugs joined by dots, from the general to the particular, at most 128 characters: "api", "api.stateless"; "all" contains every scope',
});

/** The scope of a query or a filter: a scope, or with the suffix `.*` the scope and all narrower ones. */
export const ScopeFilter = Type.String({
  pattern: `^(all\\.\\*|${scope}|${scope}\\.\\*)$`,
  maxLength: 130,
  description: 'a scope ("api"), or a scope and all narrower ones ("api.*"); "all.*" means every scope',
});

// A lookahead that passed a comma would be about the filters behind it.
const listed = `(?!all\\.[^*])(?![^,]*\\.all([.,]|$))${slug}(\\.${slug})*(\\.\\*)?`;

/** Such filters in one parameter of a query, separated by commas. */
export const ScopeFilterList = Type.String({ pattern: `^${listed}(,${listed})*$` });

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
