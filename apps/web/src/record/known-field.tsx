import { dayOf, isoDay, parseDay, type Day } from '../time/day';
import { useToday } from '../time/use-today';
import { writtenDate } from '../time/written-date';
import type { Json } from './draft';
import { Labelled } from './labelled';
import { WordsInput } from './words-input';

interface Props {
  readonly value: Json | null;
  /** The date on which the source was published, otherwise the date of the event, as far as known. */
  readonly published: string;
  /** The instant of the partnership's last recording. Nothing can have become known earlier. */
  readonly head: string | null;
  readonly onChange: (day: Json | null) => void;
}

/** Renders the day on which a late-recorded event became known. */
export function KnownField({ value, published, head, onChange }: Props) {
  const today = useToday();
  const day = parseDay(published);
  const isOffered = day !== null && day < today && value !== published && (head === null || dayOf(head) <= day);
  const isLate = isOffered && value === null && day < today - MANY_DAYS;
  return (
    <details open={value !== null || isLate}>
      <summary>It has been known for longer</summary>
      <Labelled
        label="Known since"
        hint="without it, since now. Stating it needs the scope “import”, and it cannot be earlier than the last recording of this partnership."
        pointer="/recordedAt"
        isRequired={false}
      >
        {(attributes) => (
          <WordsInput
            attributes={attributes}
            phrase="day"
            value={value ?? undefined}
            onChange={(changed) => onChange(changed ?? null)}
          />
        )}
      </Labelled>
      {isLate && <p className="hint">This is not news of today. Without a day, it counts as unknown before today.</p>}
      {isOffered && (
        <button type="button" className="chip" onClick={() => onChange(published)}>
          It was known since {writtenDate(published)}
        </button>
      )}
    </details>
  );
}

/** The age of news in days up to which it may well have become known only today. */
const MANY_DAYS = 30;

interface Moment {
  readonly today: Day;
  /** The instant of the partnership's last recording. */
  readonly head: string | null;
}

/** Returns noon of the day on which the event became known, or the last recording of that day if it is later; undefined: now. */
export function momentOf(known: Json | null, { today, head }: Moment): string | undefined {
  const day = typeof known === 'string' ? parseDay(known) : null;
  if (day === null || day >= today) return undefined;
  const noon = `${isoDay(day)}T12:00:00.000Z`;
  return head !== null && dayOf(head) === day && head > noon ? head : noon;
}
