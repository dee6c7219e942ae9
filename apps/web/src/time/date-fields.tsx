import { useEffect, useState } from 'react';
import { isoDay, parseDay, type Day } from './day';

interface Props {
  readonly at: Day;
  readonly knownAt: Day | undefined;
  readonly today: Day;
  readonly onChange: (to: { at?: Day; knownAt?: Day | undefined }) => void;
}

/** Both dates to be typed. */
export function DateFields({ at, knownAt, today, onChange }: Props) {
  return (
    <div className="dates">
      <DateField label="Asked about" day={at} onChange={(day) => onChange({ at: day })} />
      <DateField
        label="As known on"
        day={knownAt ?? today}
        most={today}
        onChange={(day) => onChange({ knownAt: day >= today ? undefined : day })}
      />
    </div>
  );
}

interface FieldProps {
  readonly label: string;
  readonly day: Day;
  readonly most?: Day;
  readonly onChange: (day: Day) => void;
}

export function DateField({ label, day, most, onChange }: FieldProps) {
  const [text, setText] = useState(isoDay(day));
  useEffect(() => setText(isoDay(day)), [day]);
  return (
    <label className="date">
      <span>{label}</span>
      <input
        type="date"
        value={text}
        max={most === undefined ? undefined : isoDay(most)}
        onChange={({ target: { value } }) => {
          setText(value);
          const typed = parseDay(value);
          // A year is typed digit by digit: the year 0002 is nobody's question.
          if (typed !== null && value >= '1000' && (most === undefined || typed <= most)) onChange(typed);
        }}
      />
    </label>
  );
}
