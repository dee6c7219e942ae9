import { useContext } from 'react';
import { amountWith } from './amounts';
import type { Json } from './draft';
import { FormContext } from './form-context';
import { OfferChips } from './offer-chips';

interface Props {
  readonly value: Json | undefined;
  readonly onTake: (value: Json) => void;
}

/** The amounts of the pasted text, beside an empty field that takes one. */
export function AmountOffer({ value, onTake }: Props) {
  const { amounts } = useContext(FormContext).inText;
  if (value !== undefined || amounts.length === 0) return null;
  return (
    <span className="in-text">
      <OfferChips of={amounts} tell={({ words }) => words} onTake={(amount) => onTake(amountWith(undefined, amount))} />
    </span>
  );
}
