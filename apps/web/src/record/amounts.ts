import { isMembers, type Json } from './draft';
import type { Amount } from './found-in-text';
import { sumOf } from './phrases/decimal';

/** Returns true if the current value is an amount in the same currency, to which the other can be added. */
export const isOfCurrency = (value: Json | undefined, { currency }: Amount): boolean =>
  isMembers(value) && typeof value['amount'] === 'string' && value['currency'] === currency;

/** Returns the new value of an amount field: the amount that was found, or the sum if the amount is an increase in the same currency. */
export function amountWith(value: Json | undefined, found: Amount): Json {
  const { amount, currency, isMore } = found;
  if (!isMore || !isMembers(value) || !isOfCurrency(value, found)) return { amount, currency };
  return { ...value, amount: sumOf(value['amount'] as string, amount) };
}
