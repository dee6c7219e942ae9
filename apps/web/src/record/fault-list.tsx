import { ProblemError } from '#client';
import { Trouble } from '../page/trouble';
import { upwards, type Fault } from './draft';
import { nameOfPlace, renderFault } from './faults';

interface Props {
  readonly trouble: unknown;
  readonly faults: readonly Fault[];
  readonly missing: readonly string[];
  readonly isTried: boolean;
}

/** Renders the missing fields and the faults, each with a button that focuses its field. */
export function FaultList({ trouble, faults, missing, isTried }: Props) {
  const isOther = trouble !== undefined && (!(trouble instanceof ProblemError) || trouble.errors.length === 0);
  const isOnlyMissing = faults.length === 0 || (isTried && missing.length === faults.length);
  return (
    <>
      {isOther && <Trouble error={trouble} />}
      {faults.length > 0 && (
        <div id="faults" className="trouble" role="alert" tabIndex={-1}>
          <p>{isOnlyMissing ? 'Not recorded: something is missing.' : 'It would not be recorded like this.'}</p>
          <ul>
            {faults.map((fault) => (
              <li key={`${fault.pointer} ${fault.detail}`}>
                <button type="button" className="as-link" onClick={() => focusField(fault.pointer)}>
                  {nameOfPlace(fault.pointer)}: {renderFault(fault)}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
      {faults.length === 0 && missing.length > 0 && (
        <p className="quiet">
          Still missing:{' '}
          {missing.map((pointer, nth) => (
            <span key={pointer}>
              {nth > 0 && '; '}
              <button type="button" className="as-link" onClick={() => focusField(pointer)}>
                {nameOfPlace(pointer).toLowerCase()}
              </button>
            </span>
          ))}
          . Then you see here what it would do.
        </p>
      )}
    </>
  );
}

function focusField(pointer: string): void {
  for (const at of upwards(pointer)) {
    const field = document.getElementById(at);
    if (!field) continue;
    for (let box = field.closest('details'); box; box = box.parentElement?.closest('details') ?? null) box.open = true;
    field.focus();
    return;
  }
}
