import { useContext } from 'react';
import type { TermKind } from '#client';
import { faultsAt, isMembers, listOf, pointerTo, type Json } from './draft';
import { EffectField } from './effect-field';
import { renderFault } from './faults';
import { FormContext } from './form-context';
import { TermOffer } from './term-offer';
import type { Day } from '../time/day';

interface Props {
  readonly kinds: readonly TermKind[];
  readonly pointer: string;
  readonly value: Json | undefined;
  readonly onChange: (value: Json) => void;
  /** The first day on which the event may have occurred. */
  readonly day: Day;
}

/** Renders the effects of an event. */
export function EffectsField({ kinds, pointer, value, onChange, day }: Props) {
  const { faults } = useContext(FormContext);
  const effects = listOf(value);
  return (
    <fieldset className="group" id={pointer} tabIndex={-1}>
      <legend>What does it change?</legend>
      {faultsAt(faults, pointer, false).map((fault, nth) => (
        <p key={nth} className="fault">
          {renderFault(fault)}
        </p>
      ))}
      {effects.map((effect, nth) => (
        <div className="item" key={nth}>
          <EffectField
            kinds={kinds}
            pointer={pointerTo(pointer, nth)}
            members={isMembers(effect) ? effect : {}}
            onChange={(changed) => onChange(effects.with(nth, changed))}
            day={day}
          />
          <button type="button" className="remove" onClick={() => onChange(effects.toSpliced(nth, 1))}>
            Remove
          </button>
        </div>
      ))}
      <TermOffer effects={effects} onTake={(effect) => onChange([...effects, effect])} />
      <button type="button" onClick={() => onChange([...effects, { effect: 'set', scope: 'all' }])}>
        Add a term
      </button>
    </fieldset>
  );
}
