import type { PartnershipOfParty } from '#client';

const ROLES = { party: 'party', former: 'former party', 'third-party': 'third party' } as const;

/** Returns the role of a party in words. */
export const renderRole = ({ role, certainty }: Pick<PartnershipOfParty, 'role' | 'certainty'>): string =>
  `${certainty === 'definitely' ? '' : 'possibly '}${ROLES[role]}`;
