import { useEffect, useId, useRef, useState } from 'react';
import { isoDay, parseDay, writtenDay, type Day } from './day';
import { readDay } from '#client';
import { renderDayFault } from './render-day-fault';
import { useToday } from './use-today';

interface Props {
  readonly at: Day;
  readonly knownAt: Day | undefined;
  readonly today: Day;
  readonly onChange: (to: { at?: Day; knownAt?: Day | undefined }) => void;
}

/** Renders inputs of both dates. */
export function DateFields({ at, knownAt, today, onChange }: Props) {
  return (
    <div className="dates">
      <DateField label="On the day" day={at} onChange={(day) => onChange({ at: day })} />
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

/** An input of a day, in words (`1 Mar 2026`, `2026-03-01`, `March 1, 2026`) or from a calendar. */
export function DateField({ label, day, most, onChange }: FieldProps) {
  const [text, setText] = useState(writtenDay(day));
  const today = useToday();
  const id = useId();
  const calendar = useRef<HTMLInputElement>(null);
  const [isLeft, setLeft] = useState(false);
  useEffect(() => setText(writtenDay(day)), [day]);
  const accept = (typed: Day | null): void => {
    if (typed !== null && (most === undefined || typed <= most) && typed !== day) onChange(typed);
  };
  const typed = readDay(text, today);
  const isLate = typed !== null && most !== undefined && typed > most;
  const isWrong = typed === null || isLate;
  // The beginning of a day is not yet a day, so the fault is shown only later.
  const isFaultShown = isWrong && (isLeft || IS_WHOLE.test(text));
  return (
    <div className="date">
      <label htmlFor={id}>{label}</label>
      <span className="date-entry">
        <input
          id={id}
          value={text}
          autoComplete="off"
          spellCheck={false}
          aria-invalid={isWrong}
          aria-describedby={`${id}-fault`}
          onChange={({ target: { value } }) => {
            setText(value);
            setLeft(false);
            if (IS_WHOLE.test(value)) accept(readDay(value, today));
          }}
          onKeyDown={({ key }) => key === 'Enter' && setLeft(isWrong && text.trim() !== '')}
          onBlur={() => {
            if (!isWrong || text.trim() === '') setText(writtenDay(day));
            setLeft(isWrong && text.trim() !== '');
          }}
        />
        <input
          ref={calendar}
          type="date"
          tabIndex={-1}
          aria-hidden="true"
          value={isoDay(day)}
          max={most === undefined ? undefined : isoDay(most)}
          onChange={({ target: { value } }) => accept(parseDay(value))}
        />
        <button
          type="button"
          aria-label={`${label}: choose from a calendar`}
          onClick={() => calendar.current?.showPicker()}
        >
          <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
            <path d="M2.5 4h11v9.5h-11zM2.5 7h11M5.5 2.2v3M10.5 2.2v3" />
          </svg>
        </button>
      </span>
      <p className="fault" id={`${id}-fault`} role="status">
        {isFaultShown &&
          (isLate
            ? `Nothing is known yet of what follows ${writtenDay(most ?? today)}. The answer is still that of ${writtenDay(day)}.`
            : renderDayFault(text, { shown: day, today }))}
      </p>
    </div>
  );
}

/** Matches a text that may be a complete day; "March 1" may go on. */
const IS_WHOLE = /\d{4}\D*$|^\d{4}-\d{2}-\d{2}$/;
