import { Type } from 'typebox';

/** Slugs joined by dots; no name but the whole scope is `all`. */
export const Scope = Type.String({
  pattern: '^(?!all\\.)(?!.*\\.all(\\.|$))[a-z0-9]+(-[a-z0-9]+)*(\\.[a-z0-9]+(-[a-z0-9]+)*)*$',
  maxLength: 128,
  description:
    'slugs joined by dots, from the general to the particular, at most 128 characters: "api", "api.stateless"; "all" contains every scope',
});
