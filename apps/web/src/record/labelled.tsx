import { useContext, useId, type ReactNode } from 'react';
import type { Attributes } from './attributes';
import { faultsAt } from './draft';
import { renderFault } from './faults';
import { FormContext } from './form-context';

interface LabelledProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly pointer: string;
  readonly isRequired: boolean;
  readonly children: (attributes: Attributes) => ReactNode;
}

/** Renders the label, the hint and the faults of a control. The control's id is its pointer. */
export function Labelled({ label, hint, pointer, isRequired, children }: LabelledProps) {
  const { faults } = useContext(FormContext);
  const described = useId();
  const own = faultsAt(faults, pointer, true);
  return (
    <div className="field" data-faulty={own.length > 0}>
      <label htmlFor={pointer}>
        {label}
        {isRequired && <span className="needed"> needed</span>}
      </label>
      {children({
        id: pointer,
        'aria-describedby': described,
        'aria-invalid': own.length > 0,
        required: false,
      })}
      <div id={described}>
        {own.map((fault, nth) => (
          <p key={nth} className="fault">
            {renderFault(fault)}
          </p>
        ))}
        {hint !== undefined && <p className="hint">{hint}</p>}
      </div>
    </div>
  );
}
