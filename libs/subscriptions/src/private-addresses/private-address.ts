import { closed, literals, Slug } from '#contracts';
import type { Static } from 'typebox';

/** The subject that a private address gives access to, and nothing else. */
export const PrivateSubject = closed(
  {
    type: literals(
      ['partnership', 'party', 'kind'] as const,
      'a partnership; every partnership that somebody is a party of; the terms of a kind in all partnerships',
    ),
    id: Slug,
  },
  { $id: 'PrivateSubject' },
);
export type PrivateSubject = Static<typeof PrivateSubject>;

/** An address that can be read without a bearer token, because its path has a token of its own. */
export interface PrivateAddress {
  readonly id: string;
  readonly owner: string;
  readonly subject: PrivateSubject;
  readonly description: string | null;
  readonly createdAt: Date;
}
