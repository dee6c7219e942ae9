import { useId, useState } from 'react';
import type { Party } from '#client';
import { writtenDate } from '../time/written-date';
import { useToday } from '../time/use-today';
import { foundIn, namedInText, type Amount, type Found } from './found-in-text';
import { TYPES } from './types-in-words';

interface Props {
  /** Whether it may begin a partnership, which no words speak against. */
  readonly isStart: boolean;
  /** Whom a text may name. */
  readonly known: readonly Party[];
  readonly onFound: (found: Found, named: readonly Party[], text: string) => void;
  readonly onDate: (edtf: string) => void;
  readonly onAmount: (amount: Amount) => void;
  readonly onParty: (party: Party) => void;
}

/** An address or a text to begin with: what it says is filled in where nothing stands yet, and all of it can be changed. */
export function PasteBox({ known, onFound, ...taken }: Props) {
  const id = useId();
  const today = useToday();
  const [text, setText] = useState('');
  const found = text.trim() === '' ? null : foundIn(text, today);
  return (
    <div className="paste field">
      <label htmlFor={id}>Begin with an address or a text</label>
      <textarea
        id={id}
        rows={3}
        value={text}
        placeholder="https://… or the words of an announcement"
        onChange={({ target: { value } }) => {
          setText(value);
          onFound(foundIn(value, today), namedInText(value, known), value);
        }}
      />
      {found && <WhatWasFound found={found} named={namedInText(text, known)} {...taken} />}
    </div>
  );
}

interface FoundProps extends Omit<Props, 'onFound' | 'known'> {
  readonly found: Found;
  /** Those who are known and whom the text names. */
  readonly named: readonly Party[];
}

function WhatWasFound({ found, named, isStart, onDate, onAmount, onParty }: FoundProps) {
  const { source, kind, dates, amounts } = found;
  const said =
    source && [source.publisher, source.published && writtenDate(source.published)].filter(Boolean).join(', ');
  return (
    <div className="found" role="status">
      {source === null && dates.length === 0 && amounts.length === 0 && named.length === 0 && (
        <p className="hint">No address, date or amount in it, and nobody who is known.</p>
      )}
      {said !== null && said !== '' && <p className="hint">Published by {said}, as its address says. Please check.</p>}
      {kind !== null && !isStart && (
        <p className="hint">
          “{kind.word}” in it speaks for: {TYPES[kind.type]}. Please check what kind of news it is.
        </p>
      )}
      {dates.length > 0 && (
        <p className="hint">
          Dates in it:{' '}
          {dates.map((date) => (
            <button key={date} type="button" className="chip" onClick={() => onDate(date)}>
              {writtenDate(date)}
            </button>
          ))}
        </p>
      )}
      {amounts.length > 0 && (
        <p className="hint">
          Amounts in it, for the amount field that you were in or for a new investment:{' '}
          {amounts.map((amount) => (
            <button
              key={`${amount.isMore} ${amount.words}`}
              type="button"
              className="chip"
              onClick={() => onAmount(amount)}
            >
              {amount.isMore && 'more by '}
              {amount.words}
            </button>
          ))}
          {amounts.some(({ isMore }) => isMore) && '“More by” is added to the amount that stands in the field.'}
        </p>
      )}
      {named.length > 0 && (
        <p className="hint">
          Named in it, for the field that you were in or for “Who says so?”:{' '}
          {named.map((party) => (
            <button key={party.id} type="button" className="chip" onClick={() => onParty(party)}>
              {party.name}
            </button>
          ))}
        </p>
      )}
    </div>
  );
}
