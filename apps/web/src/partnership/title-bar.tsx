import type { Timeline } from '#client';
import { Link } from '../address/link';
import { go } from '../address/use-view';
import { addressOf, type Point, type View } from '../address/view';
import { FollowMenu } from '../follow/follow-menu';
import type { Lane } from '../picture/drawing';
import { RecordMenu } from '../record/record-menu';
import { ShareMenu } from '../share/share-menu';
import { DateFields } from '../time/date-fields';
import type { Day } from '../time/day';
import { writtenDate } from '../time/written-date';
import { withDates } from './dated-view';
import { renderEvents } from './render-events';

interface Props {
  readonly id: string;
  readonly view: View;
  readonly title: string;
  readonly at: Day;
  readonly today: Day;
  readonly present: Timeline;
  readonly lanes: readonly Lane[];
  /** The lines below the picture, for a shared picture. */
  readonly pin: readonly string[];
  readonly announcement: string;
}

/** Renders the name of a partnership, the fields of the two dates, and what can be done. */
export function TitleBar({ id, view, title, at, today, present, lanes, pin, announcement }: Props) {
  return (
    <header className="title">
      <div>
        <h1>{title}</h1>
        <p className="quiet">
          {renderEvents(present)}, the last recorded {writtenDate(present.recordedAt?.slice(0, 10) ?? '')}
          {announcement && <span className="news">{announcement}</span>}
        </p>
      </div>
      <div className="controls">
        <DateFields at={at} knownAt={view.knownAt} today={today} onChange={(to) => go(withDates(view, to, today))} />
        <button
          type="button"
          disabled={view.knownAt === undefined && at === today}
          onClick={() => go(withDates(view, { at: today, knownAt: undefined }, today))}
        >
          Today
        </button>
      </div>
      {view.embedded ? (
        <a className="button" href={addressOf(withoutEmbedding(view))} target="_blank" rel="noreferrer">
          Open
        </a>
      ) : (
        <div className="actions">
          <FollowMenu id={id} />
          <ShareMenu view={view} caption={{ title, pin }} />
          <RecordMenu id={id} />
          {view.compare === undefined ? (
            <Link className="button" to={{ ...withoutPanels(view), compare: beforeLast(lanes, at) }}>
              Compare
            </Link>
          ) : (
            <Link className="button" to={withoutPanels(view)}>
              End comparison
            </Link>
          )}
        </div>
      )}
    </header>
  );
}

/** Returns the initial point of a comparison: the day before the last change of an answer up to the selected day. */
function beforeLast(lanes: readonly Lane[], at: Day): Point {
  const turns = lanes.flatMap(({ segments }) => segments.flatMap(({ from, to }) => [from, to]));
  const last = turns.reduce((latest, day) => (day <= at ? Math.max(latest, day) : latest), -Infinity);
  return last === -Infinity ? {} : { at: last - 1 };
}

const withoutEmbedding = ({ embedded: _embedded, ...rest }: View): View => rest;

const withoutPanels = ({ term: _term, events: _events, compare: _compare, ...rest }: View): View => rest;
