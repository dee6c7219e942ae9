import { useToday } from '../time/use-today';
import { readDate } from '../time/read-date';
import { writtenDate } from '../time/written-date';
import type { Attributes } from './attributes';
import type { Json } from './draft';

interface Props {
  readonly attributes: Attributes;
  readonly text: string;
  readonly onChange: (value: Json | undefined) => void;
}

/** A date in words or as EDTF; what it is understood as stands below, and is what is sent. */
export function DateInput({ attributes, text, onChange }: Props) {
  const today = useToday();
  const understood = readDate(text, today);
  const accept = (): void => {
    if (understood !== null && understood !== text) onChange(understood);
  };
  return (
    <span className="date-in-words">
      <input
        {...attributes}
        value={text}
        placeholder="25 March 2019, early 2024, between March and May 2025"
        onChange={({ target }) => onChange(target.value || undefined)}
        onBlur={accept}
        onKeyDown={({ key }) => {
          if (key === 'Enter') accept();
        }}
      />
      {text !== '' && (
        <span className="hint" role="status">
          {understood === null ? 'Not understood as a date yet.' : `Understood as ${writtenDate(understood)}.`}
        </span>
      )}
    </span>
  );
}
