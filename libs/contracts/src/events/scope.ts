import { Type } from 'typebox';

const slug = '[a-z0-9]+(-[a-z0-9]+)*';
const scope = `(?!all\\.)(?!.*\\.all(\\.|$))${slug}(\\.${slug})*`;

/** Slugs joined by dots; no name but the whole scope is `all`. */
export const Scope = Type.String({
  pattern: `^${scope}$`,
  maxLength: 128,
  description:
    'slugs joined by dots, from the general to the particular, at most 128 characters: "api", "api.stateless"; "all" contains every scope',
});

/** What a question or a filter names: a scope, or with `.*` behind it the scope and all narrower ones. */
export const ScopeFilter = Type.String({
  pattern: `^(all\\.\\*|${scope}|${scope}\\.\\*)$`,
  maxLength: 130,
  description: 'a scope ("api"), or a scope and all narrower ones ("api.*"); "all.*" means every scope',
});
