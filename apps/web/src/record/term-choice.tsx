import { useContext, useRef } from 'react';
import type { TermKind } from '#client';
import { nameOfLane } from '../picture/render-segment';
import { pointerTo, textOf, type Json, type Members } from './draft';
import { Labelled } from './labelled';
import { laneIn } from './recorded';
import { RecordedContext } from './recorded-context';

interface Props {
  readonly kinds: readonly TermKind[];
  readonly pointer: string;
  readonly members: Members;
  readonly onChange: (members: Members) => void;
  /** True if every term in force can be chosen. */
  readonly isAnyTerm: boolean;
}

/** Renders the choice of a recorded term, or of the kind of a new one. */
export function TermChoice({ kinds, pointer, members, onChange, isAnyTerm }: Props) {
  const { lanes, names } = useContext(RecordedContext);
  const [kind, scope] = [textOf(members['kind']), textOf(members['scope'])];
  const isRecorded = laneIn(lanes, kind, scope) !== undefined;
  // The value of each kind is kept, and comes back when the kind is chosen again.
  const valueOf = useRef(new Map<string, Json>());
  const choose = (chosen: string): void => {
    const [of = '', about] = chosen.split('/');
    const { value, ...rest } = members;
    if (value !== undefined) valueOf.current.set(kind, value);
    const before = valueOf.current.get(of);
    onChange({
      ...rest,
      ...(before === undefined ? {} : { value: before }),
      kind: of,
      ...(about === undefined ? {} : { scope: about }),
    });
  };
  const description = kinds.find((each) => each.kind === kind)?.description;
  return (
    <Labelled label="Which term" hint={description} pointer={pointerTo(pointer, 'kind')} isRequired>
      {(attributes) => (
        <select
          {...attributes}
          value={isRecorded ? `${kind}/${scope}` : kind}
          onChange={({ target }) => choose(target.value)}
        >
          <option value="">—</option>
          {isAnyTerm && <option value="*">every term in force</option>}
          {lanes.length > 0 && (
            <optgroup label="Recorded in this partnership">
              {lanes.map((lane) => (
                <option key={`${lane.kind}/${lane.scope}`} value={`${lane.kind}/${lane.scope}`}>
                  {nameOfLane(lane, names)}
                </option>
              ))}
            </optgroup>
          )}
          <optgroup label="Another term, of this kind">
            {kinds.map(({ kind: id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </optgroup>
        </select>
      )}
    </Labelled>
  );
}
