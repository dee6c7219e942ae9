import { useId } from 'react';
import type { Party } from '#client';
import { writtenDate } from '../time/written-date';
import type { Amount, Found } from './found-in-text';
import { OfferChips } from './offer-chips';
import { TYPES } from './types-in-words';

interface FoundProps {
  readonly found: Found;
  /** The known parties that the text names. */
  readonly named: readonly Party[];
  /** True if the draft starts a partnership. The words of the text do not change that type. */
  readonly isStart: boolean;
  readonly onDate: (edtf: string) => void;
  readonly onAmount: (amount: Amount) => void;
  readonly onParty: (party: Party) => void;
}

interface Props extends FoundProps {
  readonly text: string;
  readonly onText: (text: string) => void;
}

/** Renders the input of an address or a text to begin with. Its facts fill the empty fields, and all of them can be edited. */
export function PasteBox({ text, onText, ...found }: Props) {
  const id = useId();
  return (
    <div className="paste field">
      <label htmlFor={id}>Begin with an address or a text</label>
      <textarea
        id={id}
        rows={3}
        value={text}
        placeholder="https://… or the words of an announcement"
        onChange={({ target }) => onText(target.value)}
      />
      {text.trim() !== '' && <WhatWasFound {...found} />}
    </div>
  );
}

function WhatWasFound({ found, named, isStart, onDate, onAmount, onParty }: FoundProps) {
  const { source, kind, dates, amounts } = found;
  const publication =
    source && [source.publisher, source.published && writtenDate(source.published)].filter(Boolean).join(', ');
  return (
    <div className="found" role="status">
      {source === null && dates.length === 0 && amounts.length === 0 && named.length === 0 && (
        <p className="hint">It contains no address, date or amount, and no known party.</p>
      )}
      {publication !== null && publication !== '' && (
        <p className="hint">Published by {publication}, as its address says. Please check.</p>
      )}
      {kind !== null && !isStart && (
        <p className="hint">
          “{kind.word}” in it suggests: {TYPES[kind.type]}. Please check what kind of news it is.
        </p>
      )}
      {dates.length > 0 && (
        <p className="hint">
          Dates in it: <OfferChips of={dates} render={writtenDate} onTake={onDate} />
        </p>
      )}
      {amounts.length > 0 && (
        <p className="hint">
          Amounts in it, for the amount field that you were in or for a new investment:{' '}
          <OfferChips
            of={amounts}
            render={({ isMore, words }) => (isMore ? `more by ${words}` : words)}
            onTake={onAmount}
          />
          {amounts.some(({ isMore }) => isMore) && '“More by” is added to the amount that stands in the field.'}
        </p>
      )}
      {named.length > 0 && (
        <p className="hint">
          Parties in it, for the field that you were in or for “Who says so?”:{' '}
          <OfferChips of={named} render={({ name }) => name} onTake={onParty} />
        </p>
      )}
    </div>
  );
}
