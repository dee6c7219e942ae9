import type { RecordedEvent } from '#client';
import type { Act } from '../address/act';
import { Link } from '../address/link';
import type { View } from '../address/view';
import { Trouble } from '../page/trouble';
import { useTitle } from '../page/use-title';
import { loadEvent, loadSchemas, loadTermKinds } from '../service/service';
import { useAnswer } from '../service/use-answer';
import { useToday } from '../time/use-today';
import { RecordForm } from './record-form';
import { useRecorded } from './recorded';
import { RecordedContext } from './recorded-context';
import { startOf } from './starts';
import type { Members } from './draft';

/** The page that records, corrects or retracts an event. The service validates the event. */
export function RecordPage({ view }: { readonly view: View }) {
  const { partnership, correct, act, term } = view;
  const today = useToday();
  const schemas = useAnswer(loadSchemas);
  const kinds = useAnswer(loadTermKinds);
  const recorded = useRecorded(partnership);
  const target = useAnswer(partnership === undefined || correct === undefined ? null : loadEvent(partnership, correct));
  const heading =
    correct === undefined ? HEADINGS[act ?? 'record'] : HEADINGS[act === 'retract' ? 'retract' : 'correct'];
  useTitle(heading);
  const isReady = schemas.value && kinds.value && (correct === undefined || target.value);
  return (
    <div className="narrow">
      <h1>{heading}</h1>
      {partnership !== undefined && (
        <p>
          Of <Link to={{ page: 'partnership', partnership }}>{recorded.name}</Link>.
          {correct === undefined && act === undefined && (
            <>
              {' '}
              Of another? <Link to={{ page: 'partnerships' }}>Open it</Link> and choose Record there, or{' '}
              <Link to={{ page: 'record' }}>start a new one</Link>.
            </>
          )}
        </p>
      )}
      {partnership === undefined && (
        <p>
          This starts a new partnership. Of one that is there: <Link to={{ page: 'partnerships' }}>open it</Link> and
          choose Record.
        </p>
      )}
      {correct === undefined && act === undefined && (
        <p>
          Many events in a spreadsheet? <Link to={{ page: 'import' }}>Record its rows</Link>
        </p>
      )}
      <Trouble error={schemas.error ?? kinds.error ?? target.error} />
      {isReady && (
        <RecordedContext value={recorded}>
          <RecordForm
            view={view}
            target={target.value}
            kinds={kinds.value.items}
            definitions={schemas.value}
            start={target.value ? replacementOf(target.value) : startOf({ partnership, act, term, today })}
          />
        </RecordedContext>
      )}
    </div>
  );
}

const HEADINGS: Readonly<Record<Act | 'record' | 'correct', string>> = {
  record: 'Record an event',
  change: 'Change a term',
  end: 'End a term',
  notice: 'Record a notice',
  contest: 'Record who says otherwise',
  reaffirm: 'Record that a term stands',
  review: 'Record that there was no news',
  correct: 'Correct an event',
  retract: 'Retract an event',
};

/** Returns the content of an event as the initial draft of its correction. */
function replacementOf({ event }: RecordedEvent): Members {
  const { id: _id, ...content } = event as unknown as Members & { id: string };
  return content;
}
