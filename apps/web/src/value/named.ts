import { absenceOf } from './absence';

/** Members that name a party. The first one present is the party that the value is about. */
const NAMING = [
  'provider',
  'distributor',
  'seller',
  'supplier',
  'holder',
  'licensee',
  'investor',
  'payee',
  'channel',
  'beneficiary',
  'recipient',
  'creditor',
  'debtor',
  'declaredBy',
  'party',
  'bound',
  'indemnifier',
  'grantor',
  'licensor',
  'customer',
  'buyer',
];

/** Any party. */
export const ANYONE = '*';

/** Returns the id of the party that a value is about, `*` for anyone; null if it names no party. */
export function namedIn(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || absenceOf(value) !== null) return null;
  const members = value as Record<string, unknown>;
  const member = NAMING.find((each) => typeof members[each] === 'string');
  return member === undefined ? null : (members[member] as string);
}
