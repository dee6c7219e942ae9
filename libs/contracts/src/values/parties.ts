import { Type } from 'typebox';
import { Slug } from '../primitives';

/** A party of the partnership or a third one, by its slug. */
export const PartyRef = Type.String({
  ...Slug,
  description: 'the id of a party: lower-case words joined by single hyphens',
});

/** `*` cannot be a slug, so no party can be mistaken for it. */
export const PartyOrAny = Type.String({
  pattern: '^(\\*|[a-z0-9]+(-[a-z0-9]+)*)$',
  maxLength: 64,
  description: 'the id of a party, or "*" for any',
});
