import { absenceOf } from './absence';

/** Members that name a party, the one whose place a term is about first. */
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

/** Everybody. */
export const ANYONE = '*';

/** The id of the party that a value is about, `*` for anyone; null where it names nobody. */
export function namedIn(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || absenceOf(value) !== null) return null;
  const members = value as Record<string, unknown>;
  const member = NAMING.find((each) => typeof members[each] === 'string');
  return member === undefined ? null : (members[member] as string);
}
