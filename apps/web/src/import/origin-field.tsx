import type { Origin, Sheet } from '#client';
import { useId } from 'react';

interface Props {
  readonly title: string;
  readonly hint: string | undefined;
  readonly isNeeded: boolean;
  readonly sheet: Sheet;
  readonly origin: Origin | undefined;
  /** Suggestions for a value that is the same in every row. */
  readonly choices?: readonly { readonly value: string; readonly title: string }[] | undefined;
  readonly onChange: (origin: Origin | undefined) => void;
}

const SAME = '=';

/** Renders where a member of each row comes from: a column, or one value for every row. */
export function OriginField({ title, hint, isNeeded, sheet, origin, choices, onChange }: Props) {
  const id = useId();
  const { columns, rows } = sheet;
  const sample = typeof origin === 'string' ? rows.find(({ cells }) => cells[origin])?.cells[origin] : undefined;
  const isLacking = isNeeded && (origin === undefined || (typeof origin !== 'string' && origin.value.trim() === ''));
  return (
    <div className="field" data-faulty={isLacking}>
      <label htmlFor={id}>
        {title}
        {isNeeded && <span className="needed"> needed</span>}
      </label>
      <select
        id={id}
        aria-describedby={`${id}-hint`}
        aria-invalid={isLacking}
        value={origin === undefined ? '' : typeof origin === 'string' ? `column ${columns.indexOf(origin)}` : SAME}
        onChange={({ target: { value } }) =>
          onChange(value === '' ? undefined : value === SAME ? { value: '' } : columns[Number(value.slice(7))])
        }
      >
        <option value="">{isNeeded ? 'Choose a column' : 'Not in the sheet'}</option>
        {columns.map((column, nth) =>
          column === '' ? null : (
            <option key={column} value={`column ${nth}`}>
              {column}
            </option>
          ),
        )}
        <option value={SAME}>The same in every row</option>
      </select>
      {typeof origin === 'object' && (
        <input
          aria-label={`${title}, in every row`}
          list={choices && `${id}-choices`}
          value={origin.value}
          onChange={({ target: { value } }) => onChange({ value })}
        />
      )}
      {choices && (
        <datalist id={`${id}-choices`}>
          {choices.map(({ value, title: label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </datalist>
      )}
      <p className="hint" id={`${id}-hint`}>
        {sample === undefined ? hint : `such as “${sample.length > LONGEST ? `${sample.slice(0, LONGEST)}…` : sample}”`}
      </p>
    </div>
  );
}

const LONGEST = 60;
