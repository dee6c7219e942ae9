import { absenceOf } from '../value/absence';
import type { FieldProps } from './field-props';

interface Props extends Pick<FieldProps, 'value' | 'onChange'> {
  readonly absences: readonly string[];
  readonly label: string;
}

/** Renders the choice between a stated value and the ways in which a value can be absent. */
export function AbsenceChoice({ absences, value, onChange, label }: Props) {
  if (absences.length === 0) return null;
  return (
    <select
      className="absence"
      aria-label={`${label}: stated, or absent how`}
      value={absenceOf(value) ?? ''}
      onChange={({ target }) => onChange(target.value === '' ? undefined : { [target.value]: true })}
    >
      <option value="">stated</option>
      {absences.map((absence) => (
        <option key={absence} value={absence}>
          {absence}
        </option>
      ))}
    </select>
  );
}
