import { isMembers, type Json } from './draft';
import type { Amount } from './found-in-text';
import { sumOf } from './phrases/decimal';

/** Whether an amount as it stands is one of the same currency, so that the other can be added to it. */
export const isOfCurrency = (value: Json | undefined, { currency }: Amount): boolean =>
  isMembers(value) && typeof value['amount'] === 'string' && value['currency'] === currency;

/** What a field of an amount says with one that was found: that one, or the sum where it is more of the same. */
export function amountWith(value: Json | undefined, found: Amount): Json {
  const { amount, currency, isMore } = found;
  if (!isMore || !isMembers(value) || !isOfCurrency(value, found)) return { amount, currency };
  return { ...value, amount: sumOf(value['amount'] as string, amount) };
}
