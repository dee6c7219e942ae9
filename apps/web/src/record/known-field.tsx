import { dayOf, isoDay, parseDay, type Day } from '../time/day';
import { useToday } from '../time/use-today';
import { writtenDate } from '../time/written-date';
import type { Json } from './draft';
import { Labelled } from './labelled';
import { WordsInput } from './words-input';

interface Props {
  readonly value: Json | null;
  /** The day on which the source was published, as far as it is known. */
  readonly published: string;
  readonly onChange: (day: Json | null) => void;
}

/** When it became known, for what is recorded late. */
export function KnownField({ value, published, onChange }: Props) {
  const today = useToday();
  const day = parseDay(published);
  const isOffered = day !== null && day < today && value !== published;
  return (
    <details open={value !== null}>
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
      {isOffered && (
        <button type="button" className="chip" onClick={() => onChange(published)}>
          Since it was published, {writtenDate(published)}
        </button>
      )}
    </details>
  );
}

interface Moment {
  readonly today: Day;
  /** When something was last recorded of the partnership. */
  readonly head: string | null;
}

/** Noon of the day on which it became known, or the last recording of that day; undefined for now. */
export function momentOf(known: Json | null, { today, head }: Moment): string | undefined {
  const day = typeof known === 'string' ? parseDay(known) : null;
  if (day === null || day >= today) return undefined;
  const noon = `${isoDay(day)}T12:00:00.000Z`;
  return head !== null && dayOf(head) === day && head > noon ? head : noon;
}
