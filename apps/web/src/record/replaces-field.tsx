import { useContext } from 'react';
import { laneId } from '../picture/drawing';
import { nameOfLane } from '../picture/render-segment';
import { isMembers, listOf, textOf, type Json } from './draft';
import { Labelled } from './labelled';
import { RecordedContext } from './recorded-context';

interface Props {
  readonly pointer: string;
  readonly value: Json | undefined;
  readonly onChange: (value: Json | undefined) => void;
}

/** Renders the choice of recorded terms that end when this term starts. */
export function ReplacesField({ pointer, value, onChange }: Props) {
  const { lanes, names } = useContext(RecordedContext);
  const chosen = listOf(value).filter(isMembers);
  const ids = new Set(chosen.map((term) => `${textOf(term['kind'])}/${textOf(term['scope'])}`));
  const others = lanes.filter((lane) => !ids.has(laneId(lane)));
  if (lanes.length === 0) return null;
  const set = (terms: readonly Json[]): void => onChange(terms.length === 0 ? undefined : terms);
  return (
    <Labelled
      label="Takes the place of"
      hint="these terms end on the day on which this one starts"
      pointer={pointer}
      isRequired={false}
    >
      {(attributes) => (
        <>
          {chosen.map((term, nth) => (
            <button
              key={`${textOf(term['kind'])}/${textOf(term['scope'])}`}
              type="button"
              className="chip"
              onClick={() => set(chosen.toSpliced(nth, 1))}
            >
              {nameOfLane({ kind: textOf(term['kind']), scope: textOf(term['scope']) }, names)}: remove
            </button>
          ))}
          <select
            {...attributes}
            value=""
            onChange={({ target }) => {
              const lane = others.find((each) => laneId(each) === target.value);
              if (lane) set([...chosen, { kind: lane.kind, scope: lane.scope }]);
            }}
          >
            <option value="">{chosen.length === 0 ? 'no other term' : 'and no other'}</option>
            {others.map((lane) => (
              <option key={laneId(lane)} value={laneId(lane)}>
                {nameOfLane(lane, names)}
              </option>
            ))}
          </select>
        </>
      )}
    </Labelled>
  );
}
