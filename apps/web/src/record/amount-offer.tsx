import { useContext } from 'react';
import { amountWith } from './amounts';
import type { Json } from './draft';
import { FormContext } from './form-context';
import { OfferChips } from './offer-chips';

interface Props {
  readonly value: Json | undefined;
  readonly onTake: (value: Json) => void;
}

/** Renders the amounts of the pasted text beside an empty amount field. */
export function AmountOffer({ value, onTake }: Props) {
  const { amounts } = useContext(FormContext).inText;
  if (value !== undefined || amounts.length === 0) return null;
  return (
    <span className="in-text">
      <OfferChips
        of={amounts}
        render={({ words }) => words}
        onTake={(amount) => onTake(amountWith(undefined, amount))}
      />
    </span>
  );
}
