import { useContext } from 'react';
import type { Json } from './draft';
import { FormContext } from './form-context';
import { amountWith } from './put';

interface Props {
  readonly value: Json | undefined;
  readonly onTake: (value: Json) => void;
}

/** The amounts of the pasted text, beside a field that takes one: all of them while it is empty, then those that are added to it. */
export function AmountOffer({ value, onTake }: Props) {
  const { amounts } = useContext(FormContext).inText;
  const offered = value === undefined ? amounts : amounts.filter(({ isMore }) => isMore);
  if (offered.length === 0) return null;
  return (
    <span className="in-text">
      In the text:{' '}
      {offered.map((amount) => (
        <button
          key={`${amount.isMore} ${amount.words}`}
          type="button"
          className="chip"
          onClick={() => onTake(amountWith(value, amount))}
        >
          {amount.isMore && 'more by '}
          {amount.words}
        </button>
      ))}
    </span>
  );
}
