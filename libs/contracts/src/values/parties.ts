import { Type } from 'typebox';
import { Slug } from '../primitives';

/** The slug of a party of the partnership or of a third party. */
export const PartyRef = Type.String({
  ...Slug,
  description: 'the id of a party: lower-case words joined by single hyphens',
});

/** The slug of a party, or `*` for any party. `*` is not a slug, so it cannot be confused with a party. */
export const PartyOrAny = Type.String({
  pattern: '^(\\*|[a-z0-9]+(-[a-z0-9]+)*)$',
  maxLength: 64,
  description: 'the id of a party, or "*" for any',
});
