import { useEffect, useState } from 'react';
import type { Timeline } from '#client';
import { Link } from '../address/link';
import { linkToEvents } from '../address/to-events';
import type { Deed } from './submitted';

/** The last act recorded on this page. */
interface Done {
  readonly partnership: string;
  readonly deed: Deed;
  readonly eventId: string;
  readonly title: string;
}

let last: Done | null = null;

/** Stores the act for the partnership that is shown next. */
export const setLastDone = (done: Done): void => void (last = done);

/** Returns true if an event was recorded or corrected just now. */
export const isJustRecorded = (eventId: string): boolean => last?.eventId === eventId;

const LABELS: Readonly<Record<Deed, string>> = { record: 'Recorded', correct: 'Corrected', retract: 'Retracted' };

interface Props {
  readonly partnership: string;
  readonly timeline: Timeline;
}

/** Renders what was recorded just now, with links to the event and to undo it. */
export function JustRecorded({ partnership, timeline }: Props) {
  const [done, setDone] = useState<Done | null>(null);
  // The content is set after the first render, because screen readers announce only changes of a status.
  useEffect(() => {
    setDone(last?.partnership === partnership ? last : null);
    return () => void (last = null);
  }, [partnership]);
  return (
    <div role="status" className="just-recorded">
      {done && (
        <p className="hint-box">
          <RecordedNotice done={done} timeline={timeline} />
          <button type="button" onClick={() => setDone(null)}>
            Close
          </button>
        </p>
      )}
    </div>
  );
}

function RecordedNotice({ done: { partnership, deed, eventId, title }, timeline }: { done: Done; timeline: Timeline }) {
  const event = timeline.events.find((each) => each.eventId === eventId);
  return (
    <span>
      {LABELS[deed]}:{' '}
      {event === undefined ? (
        `${title}.`
      ) : (
        <Link to={linkToEvents({ page: 'partnership', partnership }, event.days.lo)}>{title}</Link>
      )}{' '}
      {deed === 'record' && (
        <Link to={{ page: 'record', partnership, correct: eventId, act: 'retract' }}>Undo by retracting it</Link>
      )}
      {deed === 'correct' && <Link to={{ page: 'record', partnership, correct: eventId }}>Correct it again</Link>}
    </span>
  );
}
