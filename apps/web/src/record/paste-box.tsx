import { useId, useState } from 'react';
import { writtenDate } from '../time/written-date';
import { useToday } from '../time/use-today';
import { foundIn, type Found } from './found-in-text';

interface Props {
  readonly onFound: (found: Found) => void;
  readonly onDate: (edtf: string) => void;
}

/** An address or a text to begin with: what it says is filled in where nothing stands yet, and all of it can be changed. */
export function PasteBox({ onFound, onDate }: Props) {
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
          onFound(foundIn(value, today));
        }}
      />
      {found && <WhatWasFound found={found} onDate={onDate} />}
    </div>
  );
}

function WhatWasFound({ found: { source, dates, amounts }, onDate }: { found: Found; onDate: Props['onDate'] }) {
  const said =
    source && [source.publisher, source.published && writtenDate(source.published)].filter(Boolean).join(', ');
  return (
    <div className="found" role="status">
      {source === null && dates.length === 0 && amounts.length === 0 && (
        <p className="hint">No address, date or amount in it.</p>
      )}
      {said !== null && said !== '' && <p className="hint">Published by {said}, as its address says. Please check.</p>}
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
          Amounts in it: {amounts.map(({ amount, currency, words }) => `${words} (${amount} ${currency})`).join('; ')}
        </p>
      )}
    </div>
  );
}
