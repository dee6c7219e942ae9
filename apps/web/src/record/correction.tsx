import type { RecordedEvent } from '#client';
import type { JsonSchema } from '../service/service';
import { textOf, type Members } from './draft';
import { Field } from './field';
import type { Deed } from './submitted';

const REASON: JsonSchema = {
  type: 'string',
  maxLength: 2000,
  description: 'what was wrong, or what is known better now',
};

interface Props {
  readonly target: RecordedEvent;
  readonly deed: Deed;
  readonly onDeed: (deed: Deed) => void;
  readonly reason: string;
  readonly onReason: (reason: string) => void;
}

/** Renders the target of a correction, the choice to correct or retract it, and the reason. */
export function Correction({ target, deed, onDeed, reason, onReason }: Props) {
  return (
    <>
      <p className="quiet">
        “{textOf((target.event as Members)['title'])}”, recorded {target.recordedAt.slice(0, 10)} as version{' '}
        {target.version}
        {target.state !== 'standing' && `, ${target.state} since`}. What was known until now stays answerable.
      </p>
      <div className="choice" role="radiogroup" aria-label="What to do">
        {(['correct', 'retract'] as const).map((each) => (
          <label key={each}>
            <input type="radio" name="act" checked={deed === each} onChange={() => onDeed(each)} />
            {each === 'correct' ? 'It was recorded wrongly' : 'It should not have been recorded'}
          </label>
        ))}
      </div>
      <Field
        name="reason"
        schema={REASON}
        isRequired
        pointer="/events/0/data/reason"
        value={reason}
        onChange={(text) => onReason(textOf(text))}
      />
    </>
  );
}
