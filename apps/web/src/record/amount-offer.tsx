import { useContext } from 'react';
import type { Json } from './draft';
import { FormContext } from './form-context';
import { amountWith } from './amounts';

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
      {amounts.map((amount) => (
        <button
          key={`${amount.isMore} ${amount.words}`}
          type="button"
          className="chip"
          onClick={() => onTake(amountWith(undefined, amount))}
        >
          {amount.words}
        </button>
      ))}
    </span>
  );
}
