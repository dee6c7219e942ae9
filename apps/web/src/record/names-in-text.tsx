import { useContext } from 'react';
import type { Json } from './draft';
import { FormContext } from './form-context';
import { OfferChips } from './offer-chips';

interface Props {
  /** The ids in the field. */
  readonly taken: readonly Json[];
  readonly onTake: (id: string) => void;
}

/** Renders the parties that the pasted text names, beside a field that takes a party. */
export function NamesInText({ taken, onTake }: Props) {
  const { named } = useContext(FormContext).inText;
  const offered = named.filter(({ id }) => !taken.includes(id));
  if (offered.length === 0) return null;
  return (
    <span className="in-text">
      <OfferChips of={offered} render={({ name }) => name} onTake={({ id }) => onTake(id)} />
    </span>
  );
}
