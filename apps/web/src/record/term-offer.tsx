import { useContext } from 'react';
import { nameOfLane } from '../picture/render-segment';
import type { Json } from './draft';
import { FormContext } from './form-context';
import { OfferChips } from './offer-chips';
import { RecordedContext } from './recorded-context';
import { effectOn, notYetIn } from './terms-in-text';

interface Props {
  readonly effects: readonly Json[];
  readonly onTake: (effect: Json) => void;
}

/** Renders the terms that the pasted text may be about. A click adds one to the draft, with the value that is in force. */
export function TermOffer({ effects, onTake }: Props) {
  const { names } = useContext(RecordedContext);
  const { terms, amounts } = useContext(FormContext).inText;
  const offered = notYetIn(effects, terms);
  if (offered.length === 0) return null;
  return (
    <p className="in-text hint">
      The text has words of these terms:{' '}
      <OfferChips
        of={offered}
        render={(term) => `${nameOfLane(term, names)}${term.isRecorded ? '' : ' (new)'}`}
        onTake={(term) => onTake(effectOn(term, amounts))}
      />
    </p>
  );
}
